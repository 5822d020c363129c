import './require-node-24.ts';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { openIssue, tellFailure, tellSuccess } from './workflow/failure-issue.ts';
import { demandGithubApi } from './workflow/github-api.ts';
import { setOutput } from './workflow/output.ts';

const command = new Command('failure').description('The issue that says that the archive is not updated');

command
  .command('ask')
  .description('set the output `told` to whether the issue is open')
  .action(async () => setOutput('told', String((await openIssue(demandGithubApi())) !== null)));

command
  .command('tell')
  .description('open the issue or bring it up to date when FAILED is true, else close it')
  .action(async () => {
    const { FAILED, PROBLEM = '', GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
    const runUrl = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
    if (FAILED === 'true') await tellFailure(demandGithubApi(), PROBLEM, runUrl);
    else await tellSuccess(demandGithubApi(), runUrl);
  });

await run(command);
