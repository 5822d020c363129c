import { AirlogError } from '#domain/errors.ts';
import type { GitHubApi } from '../workflow/github-api.ts';
import { showPullRequest } from '../workflow/pull-request.ts';
import { abandonMerge } from './commit.ts';
import { git, tryGit } from './git.ts';
import { catchUp, currentBranch, pushTo, REMOTE, type Route } from './route.ts';

/** The one branch on which syncs wait for somebody to merge them. */
export const SYNC_BRANCH = 'airlog/sync';

const WITHOUT_GITHUB = 'GITHUB_API_URL, GITHUB_REPOSITORY and GH_TOKEN are not all set here';

/**
 * The branch that pull requests are for: where a run was killed amid its work on the other, that one came from it.
 *
 * @throws AirlogError `no-branch`, `no-repository`, `only-sync-branch`
 */
export function stationBranch(): string {
  const branch = currentBranch();
  return branch === SYNC_BRANCH ? branchBefore() : branch;
}

function branchBefore(): string {
  const { ok, stdout } = tryGit('rev-parse', '--abbrev-ref', '@{-1}');
  if (ok && stdout !== '' && stdout !== SYNC_BRANCH) return stdout;
  throw new AirlogError({
    kind: 'usage',
    code: 'only-sync-branch',
    what: `${SYNC_BRANCH} is checked out here, and git does not tell which branch came before it.`,
    why: 'Syncs wait there for somebody to merge them into the branch that is published, and this may be any.',
    next: 'Switch to it, `git switch main`, and run the same command again.',
  });
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
  if (!merge.ok) abandonMerge();
  git('reset', '--quiet', '--keep', takenInto(base, waiting));
}

/** A commit that is the base in all, and after which what waits can be pushed to its branch. */
function takenInto(base: string, waiting: string): string {
  if (tryGit('merge-base', '--is-ancestor', waiting, base).ok) return base;
  const parents = ['-p', base, '-p', waiting];
  return git('commit-tree', `${base}^{tree}`, ...parents, '-m', `Merge ${base} in place of what waits`);
}

/** What the pull request says of the syncs that wait in it: a list, newest first. */
function wordsOf(syncs: string): { title: string; body: string } {
  const [newest = ''] = syncs.split('\n');
  return {
    title: newest.replace(/^- /, ''),
    body: `${syncs}\n\nMerge it to publish these syncs; later ones are added to it until then.`,
  };
}
