import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { EditsFile } from '#domain/edit.ts';
import { invalidFiles } from '#domain/errors.ts';
import { laterShowsProblem } from '#domain/later-shows.ts';
import type { Problem } from '#domain/problems.ts';
import { demandSameUser } from '#domain/same-user.ts';
import type { Show } from '#domain/show.ts';
import type { Station } from '#domain/station.ts';
import { Status } from '#domain/status.ts';
import { SHOWS_FOLDER, STATUS_PATH, UNFINISHED } from './layout.ts';
import { type Parsed, parseFile } from './parse.ts';
import { readEdits } from './read-edits.ts';
import { readShows, type ShowFiles } from './read-shows.ts';

/** What a data folder holds. */
export interface SnapshotFiles {
  /** null before the first sync. */
  status: Status | null;
  shows: Show[];
  edits: EditsFile[];
}

/**
 * Reads a whole data folder for a station.
 *
 * @throws AirlogError `invalid-files` with every problem of every file, or `other-user`
 */
export function readSnapshot(folder: string, station: Station): SnapshotFiles {
  const { problems, ...files } = readFiles(folder, station);
  if (problems.length > 0) throw invalidFiles(problems);
  return files;
}

/**
 * What can be read of a data folder, and all that is wrong with the rest. Where shows cannot be read or
 * are missing, the edits are those of the others: what the lost ones held is unknown.
 *
 * @throws AirlogError `other-user`
 */
export function readFiles(folder: string, station: Station): SnapshotFiles & { problems: Problem[] } {
  const { value: status, problems } = readStatus(folder);
  demandSameUser(status, station);
  const isSample = status?.source === 'sample';
  const files = readShows(folder, station);
  const { shows, isOfOtherSchedule } = files;
  if (isSample && isOfOtherSchedule) return { status, shows: [], edits: [], problems: [staleSample(folder)] };
  // A first sync that was killed while it replaced the sample leaves fewer shows than were counted,
  // and the status that it did not come to.
  const isCutShort = isSample && existsSync(join(folder, STATUS_PATH + UNFINISHED));
  const lost = isCutShort ? [] : lostShows(folder, status, files);
  const later = isSample ? [] : laterShowsProblem(shows, station);
  const found = [...problems, ...files.problems, ...lost, ...later];
  const isWhole = status !== null && found.length === 0;
  const { edits, problems: editProblems } = readEdits(folder);
  const sure = edits.filter(({ slug }) => isWhole || (shows.has(slug) && !isOfOtherSchedule));
  return { status, shows: [...shows.values()], edits: sure, problems: [...found, ...editProblems] };
}

/** Shows that the status counts and that have no file; one that cannot be read is told of by itself. */
export function lostShows(folder: string, status: Status | null, { shows, problems }: ShowFiles): Problem[] {
  const lost = (status?.counts.shows ?? 0) - shows.size;
  return lost > 0 && problems.length === 0 ? [missingShows(folder, lost)] : [];
}

/** The status of a data folder; no file is no problem: nothing has been synced yet. */
export function readStatus(folder: string): Parsed<Status | null> {
  if (!existsSync(join(folder, STATUS_PATH))) return { value: null, problems: [] };
  return parseFile(folder, STATUS_PATH, Status);
}

/** Whether a folder holds the sample station, made for another schedule than the station's. */
export function holdsStaleSample(folder: string, station: Station): boolean {
  const isSample = readStatus(folder).value?.source === 'sample';
  return isSample && readShows(folder, station).isOfOtherSchedule;
}

function staleSample(folder: string): Problem {
  return {
    file: posix.join(folder, SHOWS_FOLDER),
    pointer: '',
    message:
      'the sample station was made for another schedule; replace it by `npm run configure`, or by your host’s shows with `npm run sync`',
  };
}

function missingShows(folder: string, lost: number): Problem {
  return {
    file: posix.join(folder, STATUS_PATH),
    pointer: '/counts/shows',
    message: `${lost} of the shows counted here are missing below ${posix.join(folder, SHOWS_FOLDER)}; restore them from git`,
  };
}
