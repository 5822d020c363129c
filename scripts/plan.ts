import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import station from '#config';
import { AirlogError } from '#domain/errors.ts';
import { git } from './archive/git.ts';
import { warn } from './console/github.ts';
import { deployedCommit } from './workflow/deployment.ts';
import { openIssue } from './workflow/failure-issue.ts';
import { demandGithubApi, type GitHubApi } from './workflow/github-api.ts';
import { liveText } from './workflow/live-site.ts';
import { setOutput } from './workflow/output.ts';

await run(
  new Command('plan')
    .description(
      'Say what is left to do after a sync: sets the outputs `commit`, `publish`, `announce` and `told`',
    )
    .addHelpText(
      'after',
      '\nAsks the live site which commit it was built from, or GitHub where the site does not tell, and GitHub whether an issue tells of a failure.',
    )
    .action(async () => {
      const commit = git('rev-parse', 'HEAD');
      const live = (await liveCommit()) ?? (await askGitHub(deployedCommit, 'The site is built anew.'));
      setOutput('commit', commit);
      setOutput('publish', String(live !== commit));
      setOutput('announce', String(station.websub_hub !== undefined));
      const words = live === commit ? 'nothing to publish' : `to be published: ${commit}`;
      console.log(`The live site was built from ${live ?? 'no commit that is known'}; ${words}.`);
      const issue = await askGitHub(openIssue, 'An issue that is open stays open until a later run.');
      setOutput('told', String(issue !== null));
    }),
);

/** What GitHub answers to a question. Where it does not, that is a warning with what comes of it, and null. */
async function askGitHub<Answer>(
  ask: (github: GitHubApi) => Promise<Answer>,
  consequence: string,
): Promise<Answer | null> {
  try {
    return await ask(demandGithubApi());
  } catch (error) {
    if (!(error instanceof AirlogError && error.exitCode === 3)) throw error;
    warn(`${error.message} ${error.why} ${consequence}`);
    return null;
  }
}

/** The commit that /commit.txt tells; a site that does not answer, or not so, tells none. */
async function liveCommit(): Promise<string | null> {
  const text = await liveText('commit.txt');
  return /^[0-9a-f]{40,64}$/.exec(text?.trim() ?? '')?.[0] ?? null;
}
