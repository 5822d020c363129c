import type { GitHubApi } from '../workflow/github-api.ts';
import { showPullRequest } from '../workflow/pull-request.ts';
import { git, tryGit } from './git.ts';
import { catchUp, currentBranch, pushTo, REMOTE, type Route } from './route.ts';

/** The one branch on which syncs wait for somebody to merge them. */
export const SYNC_BRANCH = 'airlog/sync';

const WITHOUT_GITHUB = 'GITHUB_API_URL, GITHUB_REPOSITORY and GH_TOKEN are not all set here';

/** The branch that pull requests are for: where a run was killed amid its work on the other, that one came from it. */
export function stationBranch(): string {
  const branch = currentBranch();
  return branch === SYNC_BRANCH ? git('rev-parse', '--abbrev-ref', '@{-1}') : branch;
}

/** Through one pull request, opened or brought up to date; `github` is null away from GitHub. */
export function pullRequestRoute(base: string, github: GitHubApi | null): Route {
  return {
    begin() {
      git('switch', '--quiet', base);
      catchUp(base);
      deepen();
      git('switch', '--quiet', '--force-create', SYNC_BRANCH, base);
      if (tryGit('fetch', '--quiet', REMOTE, SYNC_BRANCH).ok) goOnFrom(git('rev-parse', 'FETCH_HEAD'), base);
    },
    send: () => pushTo(SYNC_BRANCH),
    async end() {
      const syncs = git('log', '--first-parent', '--no-merges', '--format=- %s', `${base}..HEAD`);
      git('switch', '--quiet', base);
      if (syncs === '') return;
      if (github) await showPullRequest(github, { branch: SYNC_BRANCH, base, ...wordsOf(syncs) });
      else console.log(`Open a pull request of ${SYNC_BRANCH} by hand: ${WITHOUT_GITHUB}.`);
    },
  };
}

/** What belongs to a pull request is told by history, which a shallow checkout does not have. */
function deepen(): void {
  if (git('rev-parse', '--is-shallow-repository') === 'true') git('fetch', '--quiet', '--unshallow', REMOTE);
}

/**
 * Brings the syncs that wait onto the base. Where nothing of them is left to be merged, or both sides
 * changed the same generated files, the base holds, and the next sync adds to it.
 */
function goOnFrom(waiting: string, base: string): void {
  // Without a switch: by the last one the next run knows which branch a killed one came from.
  git('reset', '--quiet', '--keep', waiting);
  const merge = tryGit('merge', '--quiet', '--no-edit', base);
  if (merge.ok && !tryGit('diff', '--quiet', base).ok) return;
  if (!merge.ok) git('merge', '--abort');
  git('reset', '--quiet', '--keep', base);
  git('merge', '--quiet', '--no-edit', '--strategy=ours', waiting);
}

/** What the pull request says of the syncs that wait in it: a list, newest first. */
function wordsOf(syncs: string): { title: string; body: string } {
  const [newest = ''] = syncs.split('\n');
  return {
    title: newest.replace(/^- /, ''),
    body: `${syncs}\n\nMerge it to publish these syncs; later ones are added to it until then.`,
  };
}
