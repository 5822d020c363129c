import { PAST_THE_GUARD } from './errors.ts';
import { count } from './in-figures.ts';
import type { Problem } from './problems.ts';
import type { Schedules } from './schedule.ts';
import type { Shows } from './show.ts';
import type { Slug } from './window.ts';

/** The shows of an archive that begin after the last one of all, as the config names it. */
export function laterShows(shows: Shows, { last_show }: Schedules): Slug[] {
  return [...shows.keys()].filter((slug) => last_show !== undefined && last_show < slug).sort();
}

/** That an archive holds later shows than the last one of all, where it does. */
export function laterShowsProblem(shows: Shows, station: Schedules): Problem[] {
  const later = laterShows(shows, station);
  const newest = later.at(-1);
  if (newest === undefined) return [];
  const message = `the archive has ${count(later.length, 'later show')}, the newest of ${newest}: name that one, or take the line out; to take what is later out of the archive, ${PAST_THE_GUARD}`;
  return [{ file: 'station.config.ts', pointer: '/last_show', message }];
}
