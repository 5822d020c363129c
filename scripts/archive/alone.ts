import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { AirlogError } from '#domain/errors.ts';
import { whileHeld } from '#snapshot/lock.ts';
import { abandonMerge, demandCommitted, isSyncCommitted, takeBack } from './commit.ts';
import { git, placeInGit, tryGit } from './git.ts';
import { SYNC_BRANCH } from './pull-request.ts';
import { demandTracked } from './tracked.ts';

/** A file of git's own folder, there as long as a sync may have written what is not committed or taken back. */
const MARK = 'airlog-archive';

/** What git holds while it adds or commits, and leaves there when it is killed. */
const INDEX_LOCK = 'index.lock';
/** A run holds it for seconds; a younger one may be somebody's. */
const OLD_LOCK_MS = 10 * 60_000;

/**
 * Keeps an archive while no other run keeps it from the same checkout. What a run that was killed wrote, or
 * one that could not clear up on a full disk, is taken back first, to be made anew; of what lies uncommitted
 * below the data folder, only people's is left to complain about.
 *
 * @throws AirlogError `archive-running`, `cannot-lock`, or of {@link demandTracked} or {@link demandCommitted}
 */
export function whileAlone<T>(folder: string, keep: () => Promise<T>): Promise<T> {
  demandTracked(folder);
  const mark = placeInGit(MARK);
  return whileHeld(git('rev-parse', '--absolute-git-dir'), 'alone', archiveRunning, async () => {
    if (existsSync(mark)) {
      releaseIndex();
      abandonOwnMerge();
      takeBack(folder);
    }
    demandCommitted(folder, 'They would be committed as if a sync had made them');
    writeFileSync(mark, '');
    try {
      return await keep();
    } finally {
      if (isSyncCommitted(folder)) rmSync(mark);
    }
  });
}

/** Takes away what a git that was killed held. */
export function releaseIndex(): void {
  const lock = placeInGit(INDEX_LOCK);
  const held = statSync(lock, { throwIfNoEntry: false });
  if (held && Date.now() - held.mtimeMs > OLD_LOCK_MS) rmSync(lock);
}

/** Runs merge on the branch where syncs wait; a merge on any other is somebody's. */
function abandonOwnMerge(): void {
  if (tryGit('symbolic-ref', '--short', 'HEAD').stdout === SYNC_BRANCH) abandonMerge();
}

function archiveRunning(folder: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'archive-running',
    what: `Another run is keeping the archive of ${folder}; this one leaves it alone.`,
    why: 'Two at once would take what the other one wrote for somebody’s changes. Nothing was changed.',
    next: 'Nothing needs to be done: the other run does the work of this one. If it hangs, end it.',
    cause,
  });
}
