import { AirlogError } from '#domain/errors.ts';
import { reportText } from '#sync/words.ts';
import { report } from '../console/command.ts';
import { inLog } from '../console/github.ts';
import { commitSync, demandCommitted } from './commit.ts';
import type { Route } from './route.ts';
import { runSyncProcess } from './sync-process.ts';

/** How often a push may be refused before the run gives up. */
const MOST_PUSHES = 5;

/** Refusals that no second try mends: GitHub's rules for a branch. */
const PROTECTED = /protected branch|GH006|GH013/i;

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
 * @throws AirlogError `push-refused`, `branch-protected`, and whatever a route throws
 */
export async function keepArchive(folder: string, route: Route, args: readonly string[]): Promise<Kept> {
  demandCommitted(folder);
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
    if (!('report' in outcome)) return { code: outcome.code, problem: outcome.words };
    console.log(inLog(reportText(outcome.report)));
    refusal = commitSync(folder, outcome.report) ? route.send() : null;
    if (refusal === null) return { code: 0, problem: '' };
    if (PROTECTED.test(refusal)) throw branchProtected(refusal);
    console.log(inLog(`The push was refused; syncing again on the newest state.\n${refusal}`));
  }
  throw pushRefused(refusal ?? '');
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

function pushRefused(words: string): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code: 'push-refused',
    what: `The remote refused the sync ${MOST_PUSHES} times; the snapshot is as it was.`,
    why: words,
    next: 'The next run tries again. If it goes on, look at the rules and hooks of the remote.',
  });
}
