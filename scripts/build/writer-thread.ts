import { hash } from 'node:crypto';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { FileToWrite, WrittenFile } from './writer.ts';

const root: string = resolve(workerData);
const folders = new Set<string>();

parentPort?.on('message', (batch: FileToWrite[]) => {
  parentPort?.postMessage(batch.map(write));
  giveBack(batch);
});

/** Memory goes back at once; this thread collects garbage too seldom for it. */
function giveBack(batch: readonly FileToWrite[]): void {
  for (const buffer of new Set(batch.map(({ bytes }) => bytes.buffer as ArrayBuffer))) buffer.transfer(0);
}

function write({ path, bytes }: FileToWrite): WrittenFile {
  const place = join(root, path);
  makeFolder(dirname(place));
  clearingTheWay(
    () => writeFileSync(place, bytes),
    () => rmSync(place, { recursive: true, force: true }),
  );
  const { size, ctimeMs } = statSync(place);
  return { path, size, changed: ctimeMs, sha256: hash('sha256', bytes) };
}

function makeFolder(folder: string): void {
  if (folders.has(folder)) return;
  clearingTheWay(
    () => mkdirSync(folder, { recursive: true }),
    () => removeFilesAt(folder),
  );
  folders.add(folder);
}

/** Removes the files that lie where a folder and those above it are to be. */
function removeFilesAt(folder: string): void {
  for (let place = folder; place !== root; place = dirname(place)) {
    if (statSync(place, { throwIfNoEntry: false })?.isFile()) rmSync(place);
  }
}

/** Tries again, once what lies in the way is removed. */
function clearingTheWay(attempt: () => void, clear: () => void): void {
  try {
    attempt();
  } catch (error) {
    if (!isInTheWay(error)) throw error;
    clear();
    attempt();
  }
}

/** A file lies where a folder is wanted, or the other way round. */
function isInTheWay(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EISDIR', 'ENOTDIR', 'EEXIST'].includes(String(error.code))
  );
}
