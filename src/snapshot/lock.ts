import { hash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AirlogError } from '#domain/errors.ts';
import { realPathOf } from './real-path.ts';

/**
 * Runs a task while no other process of this machine syncs the same folder. The lock is an exclusive
 * transaction of SQLite outside the folder: the system releases it however the process ends.
 *
 * @throws AirlogError `sync-running`, or `cannot-lock` where this user can write no file in the temp folder
 */
export async function whileLocked<T>(folder: string, task: () => Promise<T>): Promise<T> {
  const name = hash('sha256', realPathOf(folder)).slice(0, 16);
  const lock = takeLock(join(tmpdir(), `airlog-${name}.lock`), folder);
  try {
    return await task();
  } finally {
    lock.close();
  }
}

function takeLock(path: string, folder: string): Database.Database {
  let lock: Database.Database | null = null;
  try {
    lock = new Database(path, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    const isHeld = cause instanceof Database.SqliteError && cause.code === 'SQLITE_BUSY';
    throw isHeld ? alreadyRunning(folder, cause) : cannotLock(path, cause);
  }
}

function alreadyRunning(folder: string, cause: unknown): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'sync-running',
    what: `Another sync is writing ${folder}; this one leaves it alone.`,
    why: 'Two syncs at once could each undo what the other found.',
    next: 'Wait until the other one has ended; another sync will have done the work, an edit has to be made again.',
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
