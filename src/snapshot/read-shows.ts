import { basename, join, posix } from 'node:path';
import type { Problem } from '#domain/errors.ts';
import { byFirstSeen, type Like } from '#domain/like.ts';
import { Show } from '#domain/show.ts';
import type { Calendar, Slug } from '#domain/window.ts';
import { SHOWS_FOLDER, showPath } from './layout.ts';
import { listFiles, parseFile } from './parse.ts';

/** Every show below the data folder, oldest first, and all that is wrong with the files. */
export function readShows(
  folder: string,
  calendar: Calendar,
): { shows: Map<Slug, Show>; problems: Problem[] } {
  const shows = new Map<Slug, Show>();
  const { paths, problems } = listFiles(folder, SHOWS_FOLDER);
  for (const path of paths) {
    const label = posix.join(folder, path);
    const parsed = parseFile(join(folder, path), label, Show);
    const found = parsed.value ? contradictions(parsed.value, path, calendar) : [];
    problems.push(...parsed.problems, ...found.map((problem) => ({ file: label, ...problem })));
    if (parsed.value) shows.set(parsed.value.slug, parsed.value);
  }
  return { shows, problems };
}

type Found = Omit<Problem, 'file'>;

/** What a schema cannot see: a show that contradicts its file name, its week or its own order. */
function contradictions(show: Show, path: string, calendar: Calendar): Found[] {
  if (path !== showPath(show.slug)) {
    return [{ pointer: '/slug', message: `expected ${basename(path, '.json')}, the name of the file` }];
  }
  const window = calendar.of(show.slug);
  if (!window) return [{ pointer: '/slug', message: 'no show of this station begins on that day' }];
  return [
    ...expectSame('/week_start', show.week_start, window.start),
    ...expectSame('/week_end', show.week_end, window.end),
    ...show.likes.flatMap((like, index) => likeContradictions(like, show.likes[index - 1], show, index)),
  ];
}

function likeContradictions(like: Like, before: Like | undefined, show: Show, index: number): Found[] {
  const found: Found[] = [];
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

function expectSame(pointer: string, given: string, expected: string): Found[] {
  return given === expected ? [] : [{ pointer, message: `expected ${expected} for this station’s week` }];
}
