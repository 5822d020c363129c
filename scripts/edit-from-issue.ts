import './require-node-24.mjs';
import { report, run } from './console/command.ts';
import { Command } from 'commander';
import { addToSummary } from './console/github.ts';
import { answerIssue, UNTRIED } from './issue/answer.ts';
import { readIssue, readIssueEvent } from './issue/event.ts';
import { outcomeOf } from './issue/outcome.ts';
import { demandGithubApi } from './workflow/github-api.ts';

await run(
  new Command('edit-from-issue')
    .description('Turn a filled-in issue form into a pull request with the edit; the workflow runs it')
    .action(async () => {
      const event = readIssueEvent();
      const github = demandGithubApi();
      const { number } = event.issue;
      const outcome = await outcomeOf(github, event, await readIssue(github, number)).catch(async (fault) => {
        await answerIssue(github, number, UNTRIED).catch(report);
        throw fault;
      });
      if (outcome === null) return console.log('The issue is no form.');
      await answerIssue(github, number, outcome.answer);
      addToSummary(`${outcome.answer}\n`);
      console.log(outcome.told);
    }),
);
