import { z } from 'zod';
import type { GitHubApi } from './github-api.ts';

const PullRequest = z.object({ number: z.int() });

/** Opens a pull request of a branch, or brings the open one up to date. Answers its number. */
export async function showPullRequest(
  github: GitHubApi,
  { branch, base, title, body }: { branch: string; base: string; title: string; body: string },
): Promise<number> {
  const owner = process.env.GITHUB_REPOSITORY?.split('/')[0];
  const query = { state: 'open', head: `${owner}:${branch}`, base };
  const [open] = z.array(PullRequest).parse(await github('/pulls', { query }));
  const request = open
    ? github(`/pulls/${open.number}`, { method: 'PATCH', body: { title, body } })
    : github('/pulls', { method: 'POST', body: { title, body, head: branch, base } });
  return PullRequest.parse(await request).number;
}
