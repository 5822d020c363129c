import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AirlogError, hasCode } from '#domain/errors.ts';
import { UNFINISHED, UNFINISHED_FILES } from './layout.ts';
import { flush } from './replace-file.ts';

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
    throw error instanceof Error && 'syscall' in error ? unwritable(folder, error) : error;
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

const FULL = { why: 'The disk is full.', next: 'Make room' };
const FORBIDDEN = { why: 'This user may not write there.', next: 'Mend the permissions' };
const IN_THE_WAY = {
  why: 'A file lies where a folder is expected, or a folder where a file is.',
  next: 'Move it away',
};

/** What stands behind the codes of the system, and what helps. */
const REASONS: Readonly<Record<string, typeof FULL>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: FORBIDDEN,
  EEXIST: IN_THE_WAY,
  ENOTDIR: IN_THE_WAY,
  EISDIR: IN_THE_WAY,
};

function unwritable(folder: string, cause: unknown): AirlogError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const { why, next } = REASONS[code] ?? {
    why: 'The system gives no other reason.',
    next: 'Mend what it names',
  };
  return new AirlogError({
    kind: 'usage',
    code: 'cannot-write',
    what: `The folder ${folder} cannot be written: ${cause instanceof Error ? cause.message : cause}.`,
    why: `${why} Nothing was changed.`,
    next: `${next}, then run the same command again.`,
    cause,
  });
}
