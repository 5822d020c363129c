import { z } from 'zod';
import { BOT, git } from '../archive/git.ts';
import { REMOTE } from '../archive/route.ts';
import type { GitHubApi } from '../workflow/github-api.ts';
import { type Merge, mergedPullRequest, type PullRequest } from '../workflow/pull-request.ts';

/** The newest commit of a branch of the remote. */
export interface Tip {
  sha: string;
  /** Whether a workflow made it. */
  isOurs: boolean;
}

/** The newest commit of a branch of the remote, or null where there is no such branch. */
export function tipOf(branch: string): Tip | null {
  const ref = `refs/heads/${branch}`;
  if (git('ls-remote', REMOTE, ref) === '') return null;
  git('fetch', '--quiet', '--depth=1', REMOTE, ref);
  const [sha = '', committer] = git('log', '-1', '--format=%H %ce', 'FETCH_HEAD').split(' ');
  return { sha, isOurs: committer === BOT.email };
}

const Review = z.object({ state: z.string(), user: z.object({ login: z.string() }).nullable() });

/**
 * What somebody has decided about a proposed edit, as a sentence; null while its author may still change
 * it. A branch that went on to hold another's commit is theirs, and what was approved is what is merged.
 * Once merged, a place in the show may name another track than it did.
 */
export async function decisionAbout(
  github: GitHubApi,
  merge: Merge,
  tip: Tip | null,
  open: PullRequest | null,
): Promise<string | null> {
  if (tip && !tip.isOurs) return 'The branch of this edit holds a commit of somebody else.';
  if (open === null) {
    const merged = await mergedPullRequest(github, merge);
    return merged && `#${merged.number} was merged.`;
  }
  if (open.auto_merge) return `#${open.number} is merged as soon as it may be.`;
  return (await isApproved(github, open.number)) ? `#${open.number} was approved.` : null;
}

async function isApproved(github: GitHubApi, number: number): Promise<boolean> {
  const reviews = await github.list(`/pulls/${number}/reviews`, Review);
  const judged = reviews.filter(({ state }) => state !== 'COMMENTED');
  const newest = new Map(judged.map(({ user, state }) => [user?.login, state]));
  return [...newest.values()].includes('APPROVED');
}
