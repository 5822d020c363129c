import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { UNFINISHED } from './layout.ts';

/**
 * Puts a file in its place so that nobody ever reads half of it: `write` fills a draft, which then takes
 * the place. Answers what `write` does. After an error the place is as it was, and there is no draft.
 *
 * @param draft a path beside the file; where two may write at once, each needs one of its own
 */
export function replaceFile<T>(path: string, write: (draft: string) => T, draft = path + UNFINISHED): T {
  try {
    const written = write(draft);
    renameSync(draft, path);
    return written;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** A draft that no other process writes. */
export function ownDraft(path: string): string {
  return `${path}.${process.pid}`;
}

/** Waits until a file lies on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
