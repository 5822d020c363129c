import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { tellFailure, tellSuccess } from './workflow/failure-issue.ts';
import { demandGithubApi } from './workflow/github-api.ts';

await run(
  new Command('failure')
    .description(
      'Open the issue that says that the archive is not updated, or bring it up to date, or close it',
    )
    .addHelpText(
      'after',
      '\nFAILED names the job that failed, if one did: sync, build or deploy. PROBLEM is what it said of it.',
    )
    .action(async () => {
      const { FAILED = '', PROBLEM = '', GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
      const runUrl = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
      const github = demandGithubApi();
      const told = FAILED
        ? await tellFailure(github, { job: FAILED, problem: PROBLEM }, runUrl)
        : await tellSuccess(github, runUrl);
      console.log(told);
    }),
);
