import { hash } from 'node:crypto';
import { closeSync, fchmodSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AirlogError, hasCode } from '#domain/errors.ts';
import { realPathOf } from './real-path.ts';

/** Who else may hold a folder meanwhile: nobody, or those who share it too. */
export type Hold = 'alone' | 'shared';

/** The error of a folder that another process holds. */
type Refusal = (folder: string, cause: unknown) => AirlogError;

/**
 * Runs a task while no other process of this machine syncs or edits the same folder.
 *
 * @throws AirlogError `sync-running`, or `cannot-lock`
 */
export function whileLocked<T>(folder: string, task: () => Promise<T>): Promise<T> {
  return whileHeld(folder, 'alone', alreadyRunning, task);
}

/**
 * Runs a task while a folder is held. The lock is a transaction of SQLite outside the folder: the system
 * releases it however the process ends.
 *
 * @throws AirlogError of `refusal`, or `cannot-lock` where this user can write no file in the temp folder
 */
export async function whileHeld<T>(
  folder: string,
  hold: Hold,
  refusal: Refusal,
  task: () => Promise<T>,
): Promise<T> {
  const name = hash('sha256', realPathOf(folder)).slice(0, 16);
  const path = join(tmpdir(), `airlog-${name}.lock`);
  const lock = takeLock(path, hold, (cause) => refusal(folder, cause));
  try {
    return await task();
  } finally {
    lock.close();
  }
}

/** Only what reads in a transaction takes a lock that others can share. */
const TAKE: Record<Hold, string> = {
  alone: 'BEGIN EXCLUSIVE',
  shared: 'BEGIN; SELECT * FROM sqlite_schema',
};

function takeLock(path: string, hold: Hold, refusal: (cause: unknown) => AirlogError): Database.Database {
  let lock: Database.Database | null = null;
  try {
    provideFile(path);
    lock = new Database(path, { timeout: 0, fileMustExist: true });
    lock.exec(TAKE[hold]);
    return lock;
  } catch (cause) {
    lock?.close();
    const isHeld = cause instanceof Database.SqliteError && cause.code === 'SQLITE_BUSY';
    throw isHeld ? refusal(cause) : cannotLock(path, cause);
  }
}

/** Whoever may not write the file could not hold it alone: SQLite would share it without a word. */
function provideFile(path: string): void {
  try {
    const file = openSync(path, 'wx');
    fchmodSync(file, 0o666);
    closeSync(file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

function alreadyRunning(folder: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'sync-running',
    what: `Another sync is writing ${folder}; this one leaves it alone.`,
    why: 'Two syncs at once could each undo what the other found.',
    next: 'Wait until the other one has ended. A sync need not be run again, for that one did its work; an edit has to be made again.',
    cause,
  });
}

function cannotLock(path: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'cannot-lock',
    what: `The lock ${path} cannot be taken: ${cause instanceof Error ? cause.message : cause}.`,
    why: 'The temp folder is full, or this user may not write there. Nothing was read or changed.',
    next: 'Make room or mend its permissions, or set TMPDIR to a folder of your own; then run the same command again.',
    cause,
  });
}
