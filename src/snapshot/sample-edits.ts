import { hash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Status } from '#domain/status.ts';
import type { Slug } from '#domain/window.ts';
import { editsPath } from './layout.ts';

/** The shows whose edits file has the very lines that the sample wrote: nobody else's words are in it. */
export function sampleEdits(folder: string, status: Status | null): Slug[] {
  return Object.entries(status?.sample_edits ?? {})
    .filter(([slug, sha256]) => digestOfEdits(folder, slug) === sha256)
    .map(([slug]) => slug);
}

/** SHA-256 of the lines of a show's edits file, each ended by LF, or null where it has none. */
export function digestOfEdits(folder: string, slug: Slug): string | null {
  const path = join(folder, editsPath(slug));
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  // A git of Windows, or an editor, may have ended the lines as Windows does.
  const lines = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  return hash('sha256', lines);
}
