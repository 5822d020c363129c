import { posix } from 'node:path';
import { inspect } from 'node:util';
import { count, inFigures } from '#domain/in-figures.ts';
import { leftSchedules } from '#domain/left-schedules.ts';
import type { Problem } from '#domain/problems.ts';
import type { EarlierSchedule, Schedules } from '#domain/schedule.ts';
import type { Shows } from '#domain/show.ts';
import { EDITS_FOLDER, SHOWS_FOLDER, STATUS_PATH } from './layout.ts';

/**
 * That several shows were made for other weeks than those of the config, told once for all.
 *
 * @param misplaced how many of the shows do not lie in their weeks
 * @param shows oldest first
 */
export function otherSchedule(folder: string, misplaced: number, shows: Shows, station: Schedules): Problem {
  const file = posix.join(folder, SHOWS_FOLDER);
  const [status, edits] = [STATUS_PATH, EDITS_FOLDER].map((path) => posix.join(folder, path));
  const message = [
    `${inFigures(misplaced)} of ${count(shows.size, 'show')} lie in other weeks than those of station.config.ts, whose schedule has changed, or the clocks of whose zone`,
    `to keep these weeks, ${wayToKeep(leftSchedules([...shows.values()], station))}`,
    `else set the schedule back, or begin a fresh archive: move ${file}, ${status} and ${edits} away and run \`npm run sync\``,
  ];
  return { file, pointer: '', message: message.join('; ') };
}

/** How one show would keep the week that it has, as far as schedules can tell. */
export function wayToKeepOne(shows: Shows, station: Schedules): string {
  const left = leftSchedules([...shows.values()], station);
  return left === null ? '' : `; if the show has moved, or the clocks of its zone, ${wayToKeep(left)}`;
}

function wayToKeep(left: EarlierSchedule[] | null): string {
  if (left === null)
    return 'name the schedules that the show has left in `earlier_schedules`, as the README describes';
  return `write into station.config.ts \`earlier_schedules: ${inspect(left, { breakLength: Number.POSITIVE_INFINITY })},\``;
}
