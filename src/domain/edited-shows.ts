import type { EditsFile } from './edit.ts';
import { earlier, type Instant } from './instant.ts';
import type { Problem } from './problems.ts';
import type { Schedules } from './schedule.ts';
import { emptyShow, type Show, type Shows } from './show.ts';
import { type Calendar, calendarOf, type Slug } from './window.ts';

export interface EditedShow {
  show: Show;
  file: EditsFile;
}

/**
 * The shows that edits speak of: those that are known, the current one, and weeks without likes between
 * the archive's first show and the current one. Edits of any other date are problems.
 */
export function editedShows(
  shows: Shows,
  edits: readonly EditsFile[],
  station: Schedules,
  now: Instant,
): { edited: EditedShow[]; problems: Problem[] } {
  const calendar = calendarOf(station);
  const current = calendar.at(now).slug;
  const first = [...shows.keys()].reduce(earlier, current);
  const edited: EditedShow[] = [];
  const problems: Problem[] = [];
  const refuse = (file: EditsFile, message: string) =>
    problems.push({ file: file.file, pointer: '', message });
  for (const file of edits) {
    const { slug } = file;
    const window = calendar.of(slug);
    const isWithin = first <= slug && slug <= current;
    if (!window) {
      refuse(file, `no show begins on ${slug}: ${showsAround(slug, calendar)}`);
    } else if (!shows.has(slug) && !isWithin) {
      refuse(file, `the archive has no show ${slug}: it runs from ${first} to ${current}`);
    } else {
      edited.push({ file, show: shows.get(slug) ?? emptyShow(window) });
    }
  }
  return { edited, problems };
}

/** The shows around a day on which none begins, in words. */
function showsAround(day: Slug, calendar: Calendar): string {
  const before = calendar.upTo(day);
  if (before.slug === calendar.last?.slug) return `the last one began on ${before.slug}`;
  return `one begins on ${before.slug}, the next on ${calendar.next(before).slug}`;
}
