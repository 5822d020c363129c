import { hash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { filesBelow } from './files-below.ts';

export const CACHE_FOLDER = '.cache/build';

const CONTENTS_FILE = 'contents.json';
const MOST_UNUSED_DAYS = 14;
const DAY_MS = 86_400_000;

/** SHA-256 of every file of a cached folder, by its path. */
const Contents = z.record(z.string(), z.string());

/**
 * A folder made once for a key and used again while it is whole: `make` fills an empty one. A folder that
 * was damaged, or whose making was cut short, is made again; one that nobody used for two weeks goes.
 */
export async function cachedFolder(
  name: string,
  key: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const kept = keptFolder(name, key);
  if (kept !== null) return kept;
  const shelf = join(CACHE_FOLDER, name);
  const folder = join(shelf, key);
  mkdirSync(shelf, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  const draft = mkdtempSync(join(shelf, 'unfinished-'));
  await make(draft);
  writeFileSync(join(draft, CONTENTS_FILE), JSON.stringify(contentsOf(draft)));
  takeDraft(draft, folder);
  clearShelf(shelf);
  return folder;
}

/** The folder of a key, if it was made before and is whole. */
export function keptFolder(name: string, key: string): string | null {
  const folder = join(CACHE_FOLDER, name, key);
  if (!isWhole(folder)) return null;
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

/** The files of a cached folder, by their paths below it. */
export function cachedFiles(folder: string): string[] {
  return filesBelow(folder).filter((path) => path !== CONTENTS_FILE);
}

function takeDraft(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another build made the same folder meanwhile.
    if (!isWhole(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
}

function isWhole(folder: string): boolean {
  try {
    const expected = Contents.parse(JSON.parse(readFileSync(join(folder, CONTENTS_FILE), 'utf8')));
    const found = contentsOf(folder);
    return JSON.stringify(found) === JSON.stringify(expected);
  } catch {
    return false;
  }
}

function contentsOf(folder: string): z.infer<typeof Contents> {
  const hashes = cachedFiles(folder).map((path) => {
    return [path, hash('sha256', readFileSync(join(folder, path)))];
  });
  return Object.fromEntries(hashes);
}

function clearShelf(shelf: string): void {
  const oldest = Date.now() - MOST_UNUSED_DAYS * DAY_MS;
  for (const name of readdirSync(shelf)) {
    const folder = join(shelf, name);
    // What another build finishes meanwhile has another name.
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat && stat.mtimeMs < oldest) rmSync(folder, { recursive: true, force: true });
  }
}
