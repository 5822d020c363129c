import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { filesBelow } from './files-below.ts';
import { demandOutFolder } from './out-folder.ts';
import { type Entry, readRecord, writeRecord } from './record.ts';

/** What became of the files of a site in a build. */
export interface Written {
  files: number;
  bytes: number;
  /** Made anew, or changed. */
  written: number;
  removed: number;
}

/**
 * The folder of a built site: files are overwritten, those that no longer belong are removed, and what is
 * known to be as it should be is left alone. A record beside the cache tells what the last build left; a
 * file that is not as recorded counts as not there.
 */
export class Output {
  readonly #folder: string;
  readonly #recordFile: string;
  readonly #builtWith: string;
  readonly #before: ReadonlyMap<string, Entry>;
  readonly #now = new Map<string, Entry>();
  readonly #folders = new Set<string>();
  #written = 0;

  /**
   * @param builtWith what made the record's files: another one makes them all anew
   * @throws AirlogError `foreign-folder`
   */
  constructor(folder: string, recordFolder: string, builtWith: string) {
    const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
    this.#folder = folder;
    this.#builtWith = builtWith;
    this.#recordFile = join(recordFolder, `${name}.json`);
    demandOutFolder(folder, existsSync(this.#recordFile));
    this.#before = readRecord(this.#recordFile, builtWith);
    if (this.#before.size === 0) writeRecord(this.#recordFile, builtWith, new Map());
    mkdirSync(folder, { recursive: true });
  }

  /** Begins from nothing, whatever lies there. */
  forget(): void {
    rmSync(this.#folder, { recursive: true });
    mkdirSync(this.#folder);
  }

  /** Keeps the file of an earlier build, if it was made from the same key and nobody touched it since. */
  keeps(path: string, key: string): boolean {
    const entry = this.#before.get(path);
    if (!entry || entry.key !== key || !isUntouched(entry, this.#stat(path))) return false;
    this.#now.set(path, entry);
    return true;
  }

  /** Puts a file there; `key` tells all that it is made of, for {@link keeps}. */
  write(path: string, bytes: Uint8Array, key: string = hashOf(bytes)): void {
    if (this.keeps(path, key)) return;
    const place = join(this.#folder, path);
    this.#makeFolder(dirname(place));
    try {
      writeFileSync(place, bytes);
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      rmSync(place, { recursive: true, force: true });
      writeFileSync(place, bytes);
    }
    this.adopt(path, key);
  }

  /** Counts a file in that something else has written. */
  adopt(path: string, key: string): void {
    const stat = this.#stat(path);
    if (!stat) throw new Error(`${join(this.#folder, path)} was not written`);
    this.#now.set(path, { key, size: stat.size, changed: stat.ctimeMs });
    this.#written += 1;
  }

  /** Removes what does not belong, and records what does. */
  finish(): Written {
    const strangers = filesBelow(this.#folder).filter((path) => !this.#now.has(path));
    for (const path of strangers) rmSync(join(this.#folder, path));
    removeEmptyFolders(this.#folder);
    writeRecord(this.#recordFile, this.#builtWith, this.#now);
    const bytes = [...this.#now.values()].reduce((sum, { size }) => sum + size, 0);
    return { files: this.#now.size, bytes, written: this.#written, removed: strangers.length };
  }

  #stat(path: string): Stats | undefined {
    return statSync(join(this.#folder, path), { throwIfNoEntry: false });
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      this.#clearWay(folder);
      mkdirSync(folder, { recursive: true });
    }
    this.#folders.add(folder);
  }

  /** Removes the files that lie where a folder and those above it are to be. */
  #clearWay(folder: string): void {
    for (let place = resolve(folder); place !== resolve(this.#folder); place = dirname(place)) {
      if (statSync(place, { throwIfNoEntry: false })?.isFile()) rmSync(place);
    }
  }
}

function isUntouched(entry: Entry, stat: Stats | undefined): boolean {
  return stat?.isFile() === true && stat.size === entry.size && stat.ctimeMs === entry.changed;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** A file lies where a folder is wanted, or the other way round. */
function isInTheWay(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EISDIR', 'ENOTDIR', 'EEXIST'].includes(String(error.code))
  );
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const below = join(folder, entry.name);
    removeEmptyFolders(below);
    if (readdirSync(below).length === 0) rmdirSync(below);
  }
}
