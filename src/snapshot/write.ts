import { globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode } from '#domain/errors.ts';
import { UNFINISHED, UNFINISHED_FILES } from './layout.ts';
import { makeFolder } from './make-folder.ts';
import { cannotWrite } from './refusal.ts';
import { flush, replaceFile } from './replace-file.ts';

/** Files to have below a folder: path and text, or null for a file that has to go. */
export type Wanted = Iterable<readonly [path: string, text: string | null]>;

/**
 * Makes the files as they are wanted, in the order given. Everything is written beside its place
 * first, and renamed only when all of it lies on disk; after an error what was renamed is put back.
 * Answers how many files changed.
 *
 * @throws AirlogError `cannot-write` that names the files, if any, that could not be put back
 */
export function replaceFiles(folder: string, wanted: Wanted): number {
  const changes: Change[] = [];
  const completed: Change[] = [];
  try {
    sweepUnfinished(folder);
    for (const [path, text] of wanted) {
      const place = join(folder, path);
      const before = textAt(place);
      if (before !== text) changes.push(stage(place, text, before));
    }
    // Done when all are written, it costs half of doing it file by file.
    for (const draft of draftsOf(changes)) flush(draft);
    for (const change of changes) {
      complete(change);
      completed.push(change);
    }
    return changes.length;
  } catch (error) {
    for (const draft of draftsOf(changes)) rmSync(draft, { force: true });
    const stuck = completed.filter((change) => !undo(change)).map(({ place }) => place);
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const aftermath =
      stuck.length > 0
        ? `These files were changed and could not be put back: ${stuck.join(', ')}.`
        : 'Nothing was changed.';
    throw cannotWrite(`The folder ${folder}`, error, aftermath);
  }
}

/** A file that lies beside its place, or a place to clear. */
interface Change {
  place: string;
  unfinished: string | null;
  /** What lay there, or null where nothing did. */
  before: string | null;
}

function draftsOf(changes: readonly Change[]): string[] {
  return changes.flatMap(({ unfinished }) => unfinished ?? []);
}

function stage(place: string, text: string | null, before: string | null): Change {
  if (text === null) return { place, unfinished: null, before };
  const unfinished = place + UNFINISHED;
  makeFolder(dirname(place));
  try {
    writeFileSync(unfinished, text);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return { place, unfinished, before };
}

function complete({ place, unfinished }: Change): void {
  if (unfinished === null) rmSync(place, { force: true });
  else renameSync(unfinished, place);
}

/** Puts back what lay in the place before the change. Answers whether the system let it. */
function undo({ place, before }: Change): boolean {
  try {
    if (before === null) rmSync(place, { force: true });
    else replaceFile(place, (draft) => writeFileSync(draft, before));
    return true;
  } catch {
    return false;
  }
}

/**
 * Removes what a killed run left half-written; the lock makes sure that nobody is writing it. A link, which no
 * run leaves, goes too: writing through it would change what lies elsewhere.
 */
function sweepUnfinished(folder: string): void {
  for (const entry of globSync(UNFINISHED_FILES, { cwd: folder, withFileTypes: true })) {
    if (!entry.isDirectory()) rmSync(join(entry.parentPath, entry.name));
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
