import { AirlogError } from '#domain/errors.ts';
import { reportText } from '#sync/words.ts';
import { report } from '../console/command.ts';
import { inLog } from '../console/github.ts';
import { whileAlone } from './alone.ts';
import { commitSync, takeBack } from './commit.ts';
import { placeForGit } from './git.ts';
import type { Route } from './route.ts';
import { runSyncProcess } from './sync-process.ts';

/** How often a push may be refused before the run gives up. */
const MOST_PUSHES = 5;

/** GitHub's rules for a branch. */
const PROTECTED = /protected branch|GH006|GH013/i;

/** What git and GitHub say to somebody who may read here, or is not known, and may not write. */
const NO_RIGHT =
  /permission to .* denied|write access .* not granted|marked as read only|could not read (username|password)|authentication failed|returned error: 40[13]/i;

export interface Kept {
  /** Exit code of the sync. */
  code: number;
  /** What the sync told of its failure. */
  problem: string;
}

/**
 * Syncs, commits and pushes. A push that is refused because somebody was faster is dropped with its
 * commit: the sync runs again on the newest state. Nothing is rebased or forced. Of two failures the
 * first is answered or thrown; one that comes of it is told in the log.
 *
 * @throws AirlogError `push-refused`, `branch-protected`, `no-right-to-push`, whatever a route throws, and those of
 * {@link whileAlone}
 */
export function keepArchive(folder: string, route: Route, args: readonly string[]): Promise<Kept> {
  const place = placeForGit(folder);
  return whileAlone(place, () => keepAlone(place, route, args));
}

async function keepAlone(folder: string, route: Route, args: readonly string[]): Promise<Kept> {
  let isKept = false;
  try {
    const kept = await syncUntilPushed(folder, route, args);
    isKept = kept.code === 0;
    return kept;
  } finally {
    await route.end().catch((later: unknown) => {
      if (isKept) throw later;
      report(later);
    });
  }
}

async function syncUntilPushed(folder: string, route: Route, args: readonly string[]): Promise<Kept> {
  let refusal: string | null = null;
  for (let pushes = 0; pushes < MOST_PUSHES; pushes += 1) {
    route.begin();
    const outcome = await runSyncProcess(args);
    if (!('report' in outcome)) {
      // A sync that fails changes nothing; one that is killed may have written a part.
      takeBack(folder);
      return { code: outcome.code, problem: outcome.words };
    }
    console.log(inLog(reportText(outcome.report)));
    refusal = commitSync(folder, outcome.report) ? route.send() : null;
    if (refusal === null) return { code: 0, problem: '' };
    const forGood = refusalForGood(refusal);
    if (forGood) throw forGood;
    console.log(inLog(`The push was refused; syncing again on the newest state.\n${refusal}`));
  }
  throw pushRefused(refusal ?? '');
}

/** The error for a push that no second try brings through; null where somebody may only have been faster. */
export function refusalForGood(words: string): AirlogError | null {
  if (PROTECTED.test(words)) return branchProtected(words);
  return NO_RIGHT.test(words) ? noRightToPush(words) : null;
}

function branchProtected(words: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'branch-protected',
    what: 'The branch is protected, so the sync could not be pushed; the snapshot is as it was.',
    why: words,
    next: "Set upkeep.mode to 'pull-request' in station.config.ts, or let github-actions[bot] push past the rule.",
  });
}

function noRightToPush(words: string): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'no-right-to-push',
    what: 'Git may read the remote and not write to it, so the sync could not be pushed; the snapshot is as it was.',
    why: words,
    next: 'Give git a key or a token here that may write: a deploy key has a box “Allow write access”. On GitHub’s machines the workflow needs `contents: write`, and its organisation has to allow that.',
  });
}

function pushRefused(words: string): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'push-refused',
    what: `The remote refused the sync ${MOST_PUSHES} times; the snapshot is as it was.`,
    why: words,
    next: 'The next run tries again. If it goes on, look at the rules of the remote, and at its hooks.',
  });
}
