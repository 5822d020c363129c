import { on, once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Instant } from '#domain/instant.ts';
import type { WrittenFile } from './file-writer.ts';

/** What the thread is for. */
export interface RenderWork {
  /** Folder of the site. */
  out: string;
  /** The moment for which everything is made. */
  now: Instant;
  /** Folder of the compiled templates; null while they are being compiled. */
  templates: string | null;
}

/** A file of the site, and what tells all that it shows. */
export type SiteFile = [path: string, key: string | undefined];

/** The files of each of the routes that threads share. */
export type RouteFiles = ReadonlyMap<string, readonly SiteFile[]>;

/** Some files of a route. */
export interface WantedFiles {
  route: string;
  files: ReadonlySet<string>;
}

/** What the thread says when the catalog is composed and it waits for the templates. */
export const WAITING = 'waiting';

/** What the thread says when all that was wanted of a route is written. */
export const ROUTE_DONE = 'done';

/** A thread does not inherit what its process keeps of compiled modules. */
const COMPILE_CACHE = new URL('../compile-cache.mjs', import.meta.url).href;

/** A second thread that renders and writes its part of the site. It composes a catalog of its own. */
export class RenderThread {
  readonly #thread: Worker;
  readonly #messages: NodeJS.AsyncIterator<unknown[]>;
  #isWaiting: boolean;
  #loaded: Promise<unknown>;

  constructor(work: RenderWork) {
    const script = new URL('./render-worker.ts', import.meta.url);
    this.#thread = new Worker(script, { workerData: work, execArgv: ['--import', COMPILE_CACHE] });
    this.#messages = on(this.#thread, 'message', { close: ['exit'] });
    this.#isWaiting = work.templates === null;
    this.#loaded = this.#nextWord();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // V8 aborts the whole process where a thread is stopped that still loads what imports `#config`.
    await this.#loaded;
    await this.#thread.terminate();
  }

  /** The files of all routes that are shared, once the templates are compiled. */
  async files(templates: string): Promise<RouteFiles> {
    if (this.#isWaiting) {
      await this.#answer<typeof WAITING>();
      this.#loaded = this.#nextWord();
      this.#thread.postMessage(templates);
    }
    this.#isWaiting = false;
    return this.#answer<RouteFiles>();
  }

  /** Writes some files of a route; tells of them as it goes. */
  async *write(wanted: WantedFiles): AsyncGenerator<readonly WrittenFile[]> {
    this.#thread.postMessage(wanted);
    for (;;) {
      const written = await this.#answer<readonly WrittenFile[] | typeof ROUTE_DONE>();
      if (written === ROUTE_DONE) return;
      yield written;
    }
  }

  /** Settles when the thread next says something, which it does after all that it loads, or has ended. */
  #nextWord(): Promise<unknown> {
    const said = [once(this.#thread, 'message'), once(this.#thread, 'exit')];
    return Promise.race(said).catch(() => undefined);
  }

  async #answer<Answer>(): Promise<Answer> {
    const { value, done } = await this.#messages.next();
    if (done) throw new Error('The second thread ended before its time.');
    return value[0] as Answer;
  }
}
