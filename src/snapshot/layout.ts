import { basename } from 'node:path';
import { Slug, yearOf } from '#domain/window.ts';

/** Where things lie below the data folder; `/` separates on every system. */

export const STATUS_PATH = 'status.json';
export const SHOWS_FOLDER = 'shows';
export const EDITS_FOLDER = 'edits';

/** Ending of a file that is being written; nothing reads it. */
export const UNFINISHED = '.tmp';

/** `shows/2026/2026-03-11.json` */
export function showPath(slug: string): string {
  return `${SHOWS_FOLDER}/${yearOf(slug)}/${slug}.json`;
}

/** `edits/2026-03-11.json` */
export function editsPath(slug: string): string {
  return `${EDITS_FOLDER}/${slug}.json`;
}

/** The show that a file is named after, or null where it lies elsewhere than `pathOf` puts it. */
export function showNamedBy(path: string, pathOf: (slug: Slug) => string): Slug | null {
  const slug = basename(path, '.json');
  return Slug.safeParse(slug).success && path === pathOf(slug) ? slug : null;
}

const YEAR = '[0-9]'.repeat(4);
const DAY = `${YEAR}-[0-9][0-9]-[0-9][0-9]`;

/** Patterns of the files that {@link UNFINISHED} can end; whatever else ends so is somebody else's. */
export const UNFINISHED_FILES = [STATUS_PATH, `${SHOWS_FOLDER}/${YEAR}/${DAY}.json`, editsPath(DAY)].map(
  (path) => path + UNFINISHED,
);
