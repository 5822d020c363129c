import { posix } from 'node:path';
import { byFirstSeen, type Like } from '#domain/like.ts';
import type { Flaw, Problem } from '#domain/problems.ts';
import { type Schedules, withoutEnd } from '#domain/schedule.ts';
import { Show, type Shows } from '#domain/show.ts';
import { type Calendar, calendarOf, type Slug } from '#domain/window.ts';
import { SHOWS_FOLDER, showNamedBy, showPath } from './layout.ts';
import { otherSchedule, wayToKeepOne } from './other-schedule.ts';
import { listFiles, parseFile } from './parse.ts';

export interface ShowFiles {
  /** Oldest first. */
  shows: Map<Slug, Show>;
  problems: Problem[];
  /** Whether the shows were made for other weeks than those of the calendar; then one problem says so for all. */
  isOfOtherSchedule: boolean;
}

/** Every show below the data folder, and all that is wrong with the files. */
export function readShows(folder: string, station: Schedules): ShowFiles {
  const calendar = calendarOf(withoutEnd(station));
  const shows = new Map<Slug, Show>();
  const { paths, problems } = listFiles(folder, SHOWS_FOLDER);
  const ofOtherWeeks: Problem[][] = [];
  for (const path of paths) {
    const label = posix.join(folder, path);
    const slug = showNamedBy(path, showPath);
    if (slug === null) {
      problems.push({ file: label, pointer: '', message: elsewhere(folder) });
      continue;
    }
    const { value: show, problems: unreadable } = parseFile(folder, path, Show);
    problems.push(...unreadable);
    if (!show) continue;
    shows.set(show.slug, show);
    problems.push(...contradictions(show, slug).map((found) => ({ file: label, ...found })));
    ofOtherWeeks.push(weekContradictions(show, calendar).map((found) => ({ file: label, ...found })));
  }
  const misplaced = ofOtherWeeks.filter((found) => found.length > 0);
  const isOfOtherSchedule = misplaced.length > 1;
  problems.push(
    ...(isOfOtherSchedule
      ? [otherSchedule(folder, misplaced.length, shows, station)]
      : misplaced.flatMap((found) => withWayToKeep(found, shows, station))),
  );
  return { shows, problems, isOfOtherSchedule };
}

function elsewhere(folder: string): string {
  return `expected a file named after a show, in the folder of its year: ${posix.join(folder, showPath('2026-03-11'))}; move it there or away`;
}

function withWayToKeep([first, ...others]: Problem[], shows: Shows, station: Schedules): Problem[] {
  if (!first) return [];
  return [{ ...first, message: first.message + wayToKeepOne(shows, station) }, ...others];
}

/** What a schema cannot see: a show that contradicts its file name or its own order. */
function contradictions(show: Show, slug: Slug): Flaw[] {
  if (show.slug !== slug) return [{ pointer: '/slug', message: `expected ${slug}, the name of the file` }];
  return show.likes.flatMap((like, index) => likeContradictions(like, show.likes[index - 1], show, index));
}

/** Where a show contradicts the week that its station's schedules give to its day. */
function weekContradictions(show: Show, calendar: Calendar): Flaw[] {
  const window = calendar.of(show.slug);
  if (!window) return [{ pointer: '/slug', message: 'no show of this station begins on that day' }];
  return [
    ...expectSame('/week_start', show.week_start, window.start),
    ...expectSame('/week_end', show.week_end, window.end),
  ];
}

function likeContradictions(like: Like, before: Like | undefined, show: Show, index: number): Flaw[] {
  const found: Flaw[] = [];
  if (like.liked_at < show.week_start || like.liked_at >= show.week_end) {
    const message = `lies outside the week from ${show.week_start} to ${show.week_end}`;
    found.push({ pointer: `/likes/${index}/liked_at`, message });
  }
  const order = before ? byFirstSeen(before, like) : -1;
  if (order === 0) found.push({ pointer: `/likes/${index}`, message: 'the same like stands above' });
  if (order > 0) {
    const message = 'out of order: expected first_seen, liked_at, track_id';
    found.push({ pointer: `/likes/${index}`, message });
  }
  return found;
}

function expectSame(pointer: string, given: string, expected: string): Flaw[] {
  return given === expected ? [] : [{ pointer, message: `expected ${expected} for this station’s week` }];
}
