import { hash } from 'node:crypto';
import { mkdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { hasCode } from '#domain/errors.ts';
import type { Entry } from './record.ts';

/** What the file system says where a file lies and a folder is wanted, or the other way round. */
const IN_THE_WAY = ['EISDIR', 'ENOTDIR', 'EEXIST'];

/** What it says of removing a file where there is none; macOS has a word of its own for a folder. */
const NO_FILE = ['EISDIR', 'EPERM', 'ENOENT', 'ENOTDIR'];

/** A file that was just written: its path from the folder's root, and what the record tells of it. */
export interface WrittenFile extends Omit<Entry, 'key'> {
  path: string;
}

/** Writes files below a folder, of which others may write too. What lies in their way goes. */
export class FileWriter {
  readonly #root: string;
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = resolve(root);
  }

  write(path: string, bytes: Uint8Array): WrittenFile {
    const place = join(this.#root, path);
    this.#makeFolder(dirname(place));
    clearingTheWay(
      () => writeFileSync(place, bytes),
      () => rmSync(place, { recursive: true, force: true }),
    );
    const { size, ctimeMs } = statSync(place);
    return { path, size, changed: ctimeMs, sha256: hash('sha256', bytes) };
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    clearingTheWay(
      () => mkdirSync(folder, { recursive: true }),
      () => this.#removeFilesAt(folder),
    );
    this.#folders.add(folder);
  }

  /** Removes the files that lie where a folder and those above it are to be. */
  #removeFilesAt(folder: string): void {
    for (let place = folder; place !== this.#root; place = dirname(place)) {
      try {
        unlinkSync(place);
      } catch (error) {
        if (!hasCode(error, ...NO_FILE)) throw error;
      }
    }
  }
}

/** Tries again, once what lies in the way is removed. */
function clearingTheWay(attempt: () => void, clear: () => void): void {
  try {
    attempt();
  } catch (error) {
    if (!hasCode(error, ...IN_THE_WAY)) throw error;
    clear();
    attempt();
  }
}
