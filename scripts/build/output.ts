import { hash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { makeFolder } from '#snapshot/make-folder.ts';
import { fileEntry } from '#snapshot/manifest.ts';
import { cachedFiles } from './cached-folder.ts';
import { demandOutFolder, SIGN_OF_A_BUILD } from './out-folder.ts';
import { FileWriter, type WrittenFile } from './file-writer.ts';
import { prune } from './prune.ts';
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
  readonly folder: string;
  readonly #recordFile: string;
  readonly #builtWith: string;
  readonly #before: Map<string, Entry>;
  readonly #now = new Map<string, Entry>();
  readonly #writer: FileWriter;
  #written = 0;

  /**
   * @param builtWith what made the record's files: another one makes them all anew
   * @throws AirlogError `foreign-folder`
   */
  constructor(folder: string, recordFolder: string, builtWith: string) {
    const name = hash('sha256', relative('.', folder)).slice(0, 16);
    this.folder = folder;
    this.#builtWith = builtWith;
    this.#recordFile = join(recordFolder, `${name}.json`);
    demandOutFolder(folder);
    makeFolder(folder);
    this.#before = readRecord(this.#recordFile, builtWith);
    this.#mark();
    this.#writer = new FileWriter(folder);
  }

  /** Begins from nothing, whatever lies there. The folder itself stays: it may be a link, or have owners. */
  forget(): void {
    for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name), { recursive: true });
    this.#before.clear();
    this.#mark();
  }

  /**
   * Keeps the file of an earlier build, if it was made from the same key and is as that build left it. One
   * that came here by way of a cache or a copy has a time of its own, and is read to see.
   */
  keeps(path: string, key: string): boolean {
    const entry = this.#before.get(path);
    if (entry?.key !== key) return false;
    const stat = this.#stat(path);
    if (!stat?.isFile() || stat.size !== entry.size) return false;
    const isUntouched = stat.ctimeMs === entry.changed || this.#sha256(path) === entry.sha256;
    if (isUntouched) this.#now.set(path, { ...entry, changed: stat.ctimeMs });
    return isUntouched;
  }

  /**
   * Puts a file there.
   *
   * @param key tells all that the file is made of, for {@link keeps}
   */
  write(path: string, bytes: Uint8Array, key: string = hash('sha256', bytes)): void {
    if (!this.keeps(path, key)) this.record(this.#writer.write(path, bytes), key);
  }

  /** Puts the files of a cached folder that was made for a key there, below `under`: `pagefind/`, or empty. */
  copy(folder: string, under: string, key: string): void {
    for (const path of cachedFiles(folder)) {
      if (!this.keeps(under + path, key)) this.write(under + path, readFileSync(join(folder, path)), key);
    }
  }

  /** Counts a file in that something else has written. */
  adopt(path: string, key: string): void {
    const stat = this.#stat(path);
    if (!stat) throw new Error(`${join(this.folder, path)} was not written`);
    this.record({ path, size: stat.size, changed: stat.ctimeMs, sha256: this.#sha256(path) }, key);
  }

  /** Counts a file in that was just written there. */
  record({ path, ...written }: WrittenFile, key: string = written.sha256): void {
    this.#now.set(path, { key, ...written });
    this.#written += 1;
  }

  /** Removes what does not belong, and records what does. */
  finish(): Written {
    rmSync(join(this.folder, SIGN_OF_A_BUILD), { force: true });
    const removed = prune(this.folder, (path) => this.#now.has(path));
    writeRecord(this.#recordFile, this.#builtWith, this.#now);
    const bytes = [...this.#now.values()].reduce((sum, { size }) => sum + size, 0);
    return { files: this.#now.size, bytes, written: this.#written, removed };
  }

  /** A build that is cut short leaves what the next one knows the folder by. */
  #mark(): void {
    writeFileSync(join(this.folder, SIGN_OF_A_BUILD), '');
  }

  #stat(path: string): Stats | undefined {
    return statSync(join(this.folder, path), { throwIfNoEntry: false });
  }

  #sha256(path: string): string {
    return fileEntry(this.folder, path).sha256;
  }
}
