import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Entry } from './record.ts';

export interface FileToWrite {
  /** From the folder's root. */
  path: string;
  bytes: Uint8Array;
}

export interface WrittenFile extends Omit<Entry, 'key'> {
  path: string;
}

/** What a message costs is shared by so many. */
const BATCH_FILES = 64;

/** Who makes files faster than the disk takes them waits, for the sake of memory. */
const MOST_BYTES_UNWRITTEN = 16_000_000;

/** Writes files below a folder in a thread of its own, while others are made. */
export class Writer {
  readonly #folder: string;
  readonly #onWritten: (file: WrittenFile) => void;
  #thread: Worker | null = null;
  #failure: Error | null = null;
  #batch: FileToWrite[] = [];
  #filesUnwritten = 0;
  #bytesUnwritten = 0;

  constructor(folder: string, onWritten: (file: WrittenFile) => void) {
    this.#folder = folder;
    this.#onWritten = onWritten;
  }

  /**
   * Takes a file over, bytes and all; answers when there is room for the next.
   *
   * @throws what the file system said to an earlier file
   */
  async write(file: FileToWrite): Promise<void> {
    this.#batch.push(file);
    this.#filesUnwritten += 1;
    this.#bytesUnwritten += file.bytes.byteLength;
    if (this.#batch.length >= BATCH_FILES) this.#send();
    while (this.#bytesUnwritten > MOST_BYTES_UNWRITTEN) await this.#progress();
  }

  /** Answers when all files are written. */
  async settle(): Promise<void> {
    while (this.#filesUnwritten > 0) await this.#progress();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread?.terminate();
  }

  async #progress(): Promise<void> {
    if (this.#batch.length > 0) this.#send();
    if (this.#failure) throw this.#failure;
    if (this.#thread) await once(this.#thread, 'message');
  }

  #send(): void {
    this.#thread ??= this.#startThread();
    // A buffer may be a view into memory that others share.
    const own = this.#batch.flatMap(({ bytes }) =>
      Buffer.isBuffer(bytes) ? [] : [bytes.buffer as ArrayBuffer],
    );
    this.#thread.postMessage(this.#batch, own);
    this.#batch = [];
  }

  #startThread(): Worker {
    const script = new URL('./writer-thread.ts', import.meta.url);
    const thread = new Worker(script, { workerData: this.#folder, execArgv: [] });
    thread.on('message', (files: WrittenFile[]) => {
      for (const file of files) this.#count(file);
    });
    thread.on('error', (error) => {
      this.#failure = error;
    });
    return thread;
  }

  #count(file: WrittenFile): void {
    this.#filesUnwritten -= 1;
    this.#bytesUnwritten -= file.size;
    this.#onWritten(file);
  }
}
