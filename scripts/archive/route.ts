import { AirlogError } from '#domain/errors.ts';
import { BOT, demandRepository, git, tryGit } from './git.ts';
import { refusalByHook } from './hooks.ts';

export const REMOTE = 'origin';

/** A way for a sync's commit into the remote repository. */
export interface Route {
  /** Puts the checkout where the next sync builds on: on the newest state of the remote. */
  begin(): void;
  /**
   * Pushes the commit. Answers git's words when the remote refused it, and null when it is there.
   *
   * @throws AirlogError `hook-refused`
   */
  send(): string | null;
  /** Leaves the checkout at the commit that is to be published. */
  end(): Promise<void>;
}

/** Straight onto the branch that is checked out. */
export function pushRoute(branch: string): Route {
  return {
    begin: () => catchUp(branch),
    send: () => pushTo(branch),
    end: async () => undefined,
  };
}

/**
 * The branch that is checked out.
 *
 * @throws AirlogError `no-branch`, `no-repository`
 */
export function currentBranch(): string {
  const { ok, stdout, words } = tryGit('symbolic-ref', '--short', 'HEAD');
  if (ok) return stdout;
  demandRepository();
  throw new AirlogError({
    kind: 'usage',
    code: 'no-branch',
    what: 'No branch is checked out here, so there is nowhere to commit to.',
    why: words,
    next: 'Run `git switch main` first; `npm run sync` alone needs no git.',
  });
}

/**
 * Fetches a branch and moves the checkout to its newest commit.
 *
 * @throws AirlogError `no-remote`, `no-remote-branch`, `unpushed-commits`, `changes-in-the-way`
 */
export function catchUp(branch: string): void {
  demandRemote();
  fetchBranch(branch);
  takeUnpushedSyncsBack();
  const { words } = tryGit('merge', '--ff-only', '--quiet', 'FETCH_HEAD');
  if (isPushed()) return;
  throw committersSincePush().length > 0 ? unpushedCommits(branch) : changesInTheWay(branch, words);
}

function demandRemote(): void {
  const { ok, words } = tryGit('remote', 'get-url', REMOTE);
  if (ok) return;
  throw new AirlogError({
    kind: 'usage',
    code: 'no-remote',
    what: `This repository has no remote ${REMOTE}, so there is nowhere to push a sync.`,
    why: words,
    next: `Name one by \`git remote add ${REMOTE} ADDRESS\`, or use \`npm run sync\`, which needs no git.`,
  });
}

function fetchBranch(branch: string): void {
  try {
    git('fetch', '--quiet', REMOTE, branch);
  } catch (error) {
    const { ok, stdout } = tryGit('ls-remote', REMOTE, `refs/heads/${branch}`);
    throw ok && stdout === '' ? noRemoteBranch(branch) : error;
  }
}

function noRemoteBranch(branch: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'no-remote-branch',
    what: `${REMOTE} has no branch ${branch}, so there is nowhere to push a sync.`,
    why: 'A sync is pushed to the branch that is checked out here.',
    next: `Push it once by \`git push ${REMOTE} ${branch}\`, or switch to the one that is published: \`git switch main\`.`,
  });
}

/** A run that was killed may have committed a sync and not pushed it: like one that was refused, it is made anew. */
function takeUnpushedSyncsBack(): void {
  const committers = committersSincePush();
  const areOurs = committers.length > 0 && committers.every((email) => email === BOT.email);
  if (areOurs) git('reset', '--quiet', '--keep', 'FETCH_HEAD');
}

function committersSincePush(): string[] {
  return git('log', '--format=%ce', 'FETCH_HEAD..HEAD').split('\n').filter(Boolean);
}

function unpushedCommits(branch: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'unpushed-commits',
    what: `The branch ${branch} here holds commits that ${REMOTE} does not have.`,
    why: 'A sync is pushed alone, and nothing is rebased or forced.',
    next: `Push them, after \`git pull --rebase\` where ${REMOTE} has others, or take them back by \`git reset --keep ${REMOTE}/${branch}\`.`,
  });
}

/** @param words what git says of the files */
function changesInTheWay(branch: string, words: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'changes-in-the-way',
    what: `The branch ${branch} here cannot be brought to the newest state of ${REMOTE}.`,
    why: words,
    next: 'Commit and push what you changed, or take it back: `git restore` what git knows, delete what is only yours.',
  });
}

function isPushed(): boolean {
  return git('rev-parse', 'HEAD') === git('rev-parse', 'FETCH_HEAD');
}

/**
 * Pushes the checkout to a branch; a commit that is refused is taken back, and its files with it.
 *
 * @throws AirlogError `hook-refused`
 */
export function pushTo(branch: string): string | null {
  const answer = tryGit('push', '--porcelain', REMOTE, `HEAD:refs/heads/${branch}`);
  if (answer.ok) return null;
  git('reset', '--quiet', '--keep', 'HEAD~1');
  const refusal = refusalByHook('push', answer);
  if (refusal) throw refusal;
  return answer.words;
}
