import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Status } from '#domain/status.ts';
import type { Slug } from '#domain/window.ts';
import { editsPath } from './layout.ts';
import { fileEntry } from './manifest.ts';

/** The shows whose edits file has the very bytes that the sample wrote: nobody else's words are in it. */
export function sampleEdits(folder: string, status: Status | null): Slug[] {
  return Object.entries(status?.sample_edits ?? {})
    .filter(([slug, sha256]) => digestOfEdits(folder, slug) === sha256)
    .map(([slug]) => slug);
}

/** SHA-256 of a show's edits file, or null where it has none. */
export function digestOfEdits(folder: string, slug: Slug): string | null {
  const path = editsPath(slug);
  return existsSync(join(folder, path)) ? fileEntry(folder, path).sha256 : null;
}
