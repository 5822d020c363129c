import './require-node-24.ts';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { ofetch } from 'ofetch';
import { environment } from '#site/environment.ts';
import { git } from './archive/git.ts';
import { setOutput } from './workflow/output.ts';

await run(
  new Command('published')
    .description('Ask the live site which commit it was built from: sets the outputs `commit` and `publish`')
    .action(async () => {
      const commit = git('rev-parse', 'HEAD');
      const live = await liveCommit();
      setOutput('commit', commit);
      setOutput('publish', String(live !== commit));
      const words = live === commit ? 'nothing to publish' : `to be published: ${commit}`;
      console.log(`The live site was built from ${live ?? 'no commit that it tells'}; ${words}.`);
    }),
);

/** The commit that /commit.txt tells; a site that does not answer, or not so, tells none. */
async function liveCommit(): Promise<string | null> {
  const { siteUrl, base } = environment();
  const url = `${siteUrl}${base}commit.txt`;
  const query = { at: Date.now() }; // Pages keeps answers for ten minutes, by address.
  try {
    const text = await ofetch(url, { query, responseType: 'text', retry: 1, timeout: 10_000 });
    return /^[0-9a-f]{40,64}$/.exec(text.trim())?.[0] ?? null;
  } catch {
    return null;
  }
}
