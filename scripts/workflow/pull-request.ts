import { z } from 'zod';
import type { GitHubApi } from './github-api.ts';

const PullRequest = z.object({
  number: z.int(),
  /** Who merges it once it may be merged; null where nobody asked for that. */
  auto_merge: z.looseObject({}).nullish(),
  merged_at: z.string().nullish(),
});
export type PullRequest = z.infer<typeof PullRequest>;

/** What a pull request asks for: that a branch is merged into another. */
export interface Merge {
  branch: string;
  base: string;
}

/** The open pull request of a branch, or null. */
export async function openPullRequest(github: GitHubApi, merge: Merge): Promise<PullRequest | null> {
  return (await pullRequestsOf(github, merge, 'open'))[0] ?? null;
}

/** The newest pull request of a branch that was merged, or null. */
export async function mergedPullRequest(github: GitHubApi, merge: Merge): Promise<PullRequest | null> {
  const closed = await pullRequestsOf(github, merge, 'closed');
  return closed.find(({ merged_at }) => merged_at) ?? null;
}

async function pullRequestsOf(
  github: GitHubApi,
  { branch, base }: Merge,
  state: 'open' | 'closed',
): Promise<PullRequest[]> {
  const owner = process.env.GITHUB_REPOSITORY?.split('/')[0];
  return github.list('/pulls', PullRequest, { state, head: `${owner}:${branch}`, base });
}

/** Opens a pull request of a branch, or brings the open one up to date. Answers its number. */
export async function showPullRequest(
  github: GitHubApi,
  { title, body, ...merge }: Merge & { title: string; body: string },
): Promise<number> {
  const open = await openPullRequest(github, merge);
  const sides = { head: merge.branch, base: merge.base };
  const { number } = open
    ? await github(`/pulls/${open.number}`, PullRequest, { method: 'PATCH', body: { title, body } })
    : await github('/pulls', PullRequest, { method: 'POST', body: { title, body, ...sides } });
  return number;
}
