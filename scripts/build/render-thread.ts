import { on } from 'node:events';
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

/** A second thread that renders and writes its part of the site. It composes a catalog of its own. */
export class RenderThread {
  readonly #thread: Worker;
  readonly #messages: NodeJS.AsyncIterator<unknown[]>;
  #isWaiting: boolean;

  constructor(work: RenderWork) {
    const script = new URL('./render-worker.ts', import.meta.url);
    this.#thread = new Worker(script, { workerData: work, execArgv: [] });
    this.#messages = on(this.#thread, 'message', { close: ['exit'] });
    this.#isWaiting = work.templates === null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread.terminate();
  }

  /** The files of its part, once the templates are compiled. */
  async files(templates: string): Promise<SiteFile[]> {
    if (this.#isWaiting) this.#thread.postMessage(templates);
    this.#isWaiting = false;
    const { value, done } = await this.#messages.next();
    if (done) throw new Error('The second thread ended before its time.');
    return value[0] as SiteFile[];
  }

  /** Writes some of the files; tells of them as it goes. */
  async *write(files: ReadonlySet<string>): AsyncGenerator<WrittenFile[]> {
    this.#thread.postMessage(files);
    for await (const [written] of this.#messages) yield written as WrittenFile[];
  }
}
