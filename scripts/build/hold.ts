import { AirlogError } from '#domain/errors.ts';
import { whileHeld } from '#snapshot/lock.ts';
import { CACHE_FOLDER } from './cached-folder.ts';

/**
 * Runs a build while no other one writes the same site. Builds of other sites may go on beside it; one that
 * begins from nothing takes the cache from all of them, so it is alone.
 *
 * @throws AirlogError `build-running` or `cannot-lock`
 */
export function whileBuilding<T>(out: string, clean: boolean, build: () => Promise<T>): Promise<T> {
  return whileHeld(out, 'alone', buildRunning, () =>
    whileHeld(CACHE_FOLDER, clean ? 'alone' : 'shared', buildRunning, build),
  );
}

function buildRunning(folder: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'build-running',
    what: `Another build is using ${folder}; this one leaves it alone.`,
    why: 'Two builds at once could each remove what the other one made. Nothing was changed.',
    next: 'Wait until the other one has ended, then run the same command again.',
    cause,
  });
}
