import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { tellFailure, tellSuccess } from './workflow/failure-issue.ts';
import { demandGithubApi, demandRunUrl } from './workflow/github-api.ts';

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
      const { FAILED = '', PROBLEM = '' } = process.env;
      const github = demandGithubApi();
      const runUrl = demandRunUrl();
      const told = FAILED
        ? await tellFailure(github, { job: FAILED, problem: PROBLEM }, runUrl)
        : await tellSuccess(github, runUrl);
      console.log(told);
    }),
);
