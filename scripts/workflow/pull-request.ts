import { z } from 'zod';
import type { GitHubApi } from './github-api.ts';

const PullRequest = z.object({
  number: z.int(),
  /** Who merges it once it may be merged; null where nobody asked for that. */
  auto_merge: z.looseObject({}).nullish(),
});
export type OpenPullRequest = z.infer<typeof PullRequest>;

/** The open pull request of a branch, or null. */
export async function openPullRequest(
  github: GitHubApi,
  { branch, base }: { branch: string; base: string },
): Promise<OpenPullRequest | null> {
  const owner = process.env.GITHUB_REPOSITORY?.split('/')[0];
  const query = { state: 'open', head: `${owner}:${branch}`, base };
  const [open] = await github('/pulls', z.array(PullRequest), { query });
  return open ?? null;
}

/** Opens a pull request of a branch, or brings the open one up to date. Answers its number. */
export async function showPullRequest(
  github: GitHubApi,
  { branch, base, title, body }: { branch: string; base: string; title: string; body: string },
): Promise<number> {
  const open = await openPullRequest(github, { branch, base });
  const { number } = open
    ? await github(`/pulls/${open.number}`, PullRequest, { method: 'PATCH', body: { title, body } })
    : await github('/pulls', PullRequest, { method: 'POST', body: { title, body, head: branch, base } });
  return number;
}
