import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode } from '#domain/errors.ts';
import { UNFINISHED, UNFINISHED_FILES } from './layout.ts';
import { flush } from './replace-file.ts';
import { cannotWrite } from './unwritable.ts';

/** Files to have below a folder: path and text, or null for a file that has to go. */
export type Wanted = Iterable<readonly [path: string, text: string | null]>;

/**
 * Makes the files as they are wanted, in the order given. Everything is written beside its place
 * first, and renamed only when all of it lies on disk: an error before that leaves no trace. Answers
 * how many files changed.
 *
 * @throws AirlogError `cannot-write`
 */
export function replaceFiles(folder: string, wanted: Wanted): number {
  const changes: Change[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    sweepUnfinished(folder);
    for (const [path, text] of wanted) {
      const place = join(folder, path);
      if (textAt(place) !== text) changes.push(stage(place, text));
    }
    // Done when all are written, it costs half of doing it file by file.
    for (const draft of draftsOf(changes)) flush(draft);
    for (const change of changes) complete(change);
    return changes.length;
  } catch (error) {
    for (const draft of draftsOf(changes)) rmSync(draft, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw cannotWrite(`The folder ${folder}`, error, 'Nothing was changed.');
  }
}

/** A file that lies beside its place, or a place to clear. */
interface Change {
  place: string;
  unfinished: string | null;
}

function draftsOf(changes: readonly Change[]): string[] {
  return changes.flatMap(({ unfinished }) => unfinished ?? []);
}

function stage(place: string, text: string | null): Change {
  if (text === null) return { place, unfinished: null };
  const unfinished = place + UNFINISHED;
  mkdirSync(dirname(place), { recursive: true });
  try {
    writeFileSync(unfinished, text);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return { place, unfinished };
}

function complete({ place, unfinished }: Change): void {
  if (unfinished === null) rmSync(place, { force: true });
  else renameSync(unfinished, place);
}

/** Removes what a killed run left half-written; the lock makes sure that nobody is writing it. */
function sweepUnfinished(folder: string): void {
  for (const entry of globSync(UNFINISHED_FILES, { cwd: folder, withFileTypes: true })) {
    if (entry.isFile()) rmSync(join(entry.parentPath, entry.name));
  }
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
