import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { cachedFiles } from './cached-folder.ts';
import { filesBelow } from './files-below.ts';
import { demandOutFolder } from './out-folder.ts';
import { type Entry, readRecord, writeRecord } from './record.ts';
import { type WrittenFile, Writer } from './writer.ts';

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
  /** Of files that the writer has. */
  readonly #keys = new Map<string, string>();
  readonly #writer: Writer;
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
    mkdirSync(folder, { recursive: true });
    const isEmpty = readdirSync(folder).length === 0;
    this.#before = isEmpty ? new Map() : readRecord(this.#recordFile, builtWith);
    if (this.#before.size === 0) writeRecord(this.#recordFile, builtWith, new Map());
    this.#writer = new Writer(folder, (file) => this.#record(file, this.#keys.get(file.path) ?? ''));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#writer[Symbol.asyncDispose]();
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

  /**
   * Puts a file there, in a thread of its own; answers when there is room for the next.
   *
   * @param key tells all that the file is made of, for {@link keeps}
   */
  async write(path: string, bytes: Uint8Array, key: string = hashOf(bytes)): Promise<void> {
    if (this.keeps(path, key)) return;
    this.#keys.set(path, key);
    await this.#writer.write({ path, bytes });
  }

  /** Puts the files of a cached folder that was made for a key there, below `under`: `pagefind/`, or empty. */
  async copy(folder: string, under: string, key: string): Promise<void> {
    for (const path of cachedFiles(folder)) {
      if (!this.keeps(under + path, key))
        await this.write(under + path, readFileSync(join(folder, path)), key);
    }
  }

  /** Answers when all that was written lies there. */
  settle(): Promise<void> {
    return this.#writer.settle();
  }

  /** Counts a file in that something else has written. */
  adopt(path: string, key: string): void {
    const stat = this.#stat(path);
    if (!stat) throw new Error(`${join(this.#folder, path)} was not written`);
    this.#record({ path, size: stat.size, changed: stat.ctimeMs }, key);
  }

  /** Removes what does not belong, and records what does. */
  async finish(): Promise<Written> {
    await this.settle();
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

  #record({ path, size, changed }: WrittenFile, key: string): void {
    this.#now.set(path, { key, size, changed });
    this.#written += 1;
  }
}

function isUntouched(entry: Entry, stat: Stats | undefined): boolean {
  return stat?.isFile() === true && stat.size === entry.size && stat.ctimeMs === entry.changed;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const below = join(folder, entry.name);
    removeEmptyFolders(below);
    if (readdirSync(below).length === 0) rmdirSync(below);
  }
}
