import type { Browser } from 'playwright-core';
import { launch } from './chromium.ts';
import { serve } from './serve.ts';

/** A built site on a server, and the browser before it. */
export interface Stage {
  /** Address of the site's root, with a slash at its end. */
  root: string;
  browser: Browser;
  close(): Promise<void>;
}

/** The browser of all files that a worker runs: another one takes more than a second of the processor. */
let shared: Browser | undefined;

/** Opens a stage for the tests that follow; what `beforeAll` answers with its `close` is closed after them. */
export async function openStage(folder: string, base?: string): Promise<Stage> {
  const server = await serve(folder, base);
  const browser = shared?.isConnected() ? shared : await launch();
  shared = browser;
  const close = async (): Promise<void> => {
    await Promise.all([...browser.contexts().map((context) => context.close()), server.close()]);
  };
  return { root: server.root, browser, close };
}
