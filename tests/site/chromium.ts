import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Stage } from './stage.ts';

const PLACES = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One process for all pages and frames: each further one takes a quarter of a second of the processor.
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
];

const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));

/** In CI a missing browser is a failure; elsewhere it only leaves the browser's tests out. */
export const withoutBrowser = executablePath === undefined && process.env.CI !== 'true';

/** Chromium listens on a socket below the temp folder, and the path of a socket has at most 107 bytes. */
const LONGEST_TEMP_FOLDER = 107 - '/org.chromium.Chromium.123456/SingletonSocket'.length;

export function launch(): Promise<Browser> {
  if (executablePath === undefined) {
    throw new Error('no Chromium was found; install one, or name it by CHROME_PATH');
  }
  const isLong = Buffer.byteLength(tmpdir()) > LONGEST_TEMP_FOLDER;
  const env = isLong ? { ...process.env, TMPDIR: '/tmp' } : process.env;
  return chromium.launch({ executablePath, args: FLAGS, env });
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

/** A browser window that writes down what pages ask of others and what goes wrong in them. */
export interface Window {
  context: BrowserContext;
  page: Page;
  /** Requests that left this machine's address; each was answered by one grey pixel. */
  foreign: { url: string; type: string; referrer: string | undefined }[];
  errors: string[];
}

/**
 * By what Playwright's own runner takes a window again: emptied of pages, routes, scripts, clock and storage,
 * and given other sizes and colours. Its types do not tell of it.
 */
interface Reusing {
  _newContextForReuse(options: BrowserContextOptions): Promise<BrowserContext>;
  _disconnectFromReusedContext(reason: string): Promise<void>;
}

/** Said each time: a window that is taken again keeps its size where none is named. */
const USUAL_SIZE = { width: 1280, height: 720 };

/**
 * Opens a window for a test, one at a time. Where only its size and colours differ, it is the window of the
 * test before, emptied: another one takes a browser half a second.
 */
export async function openWindow({ browser }: Stage, options: BrowserContextOptions = {}): Promise<Window> {
  const reusing = browser as unknown as Reusing;
  const context = await reusing._newContextForReuse({ viewport: USUAL_SIZE, ...options });
  onTestFinished(({ task }) =>
    // A test that failed may have left it offline, or on its way to another page.
    task.result?.state === 'fail'
      ? context.close()
      : reusing._disconnectFromReusedContext('the test is over'),
  );
  return watched(context);
}

/** Opens a window that stays as long as the browser, for what several tests look at. */
export async function lastingWindow({ browser }: Stage): Promise<Window> {
  return watched(await browser.newContext());
}

async function watched(context: BrowserContext): Promise<Window> {
  const page = context.pages()[0] ?? (await context.newPage());
  const window: Window = { context, page, foreign: [], errors: [] };
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => {
      const request = route.request();
      window.foreign.push({
        url: request.url(),
        type: request.resourceType(),
        referrer: request.headers().referer,
      });
      return route.fulfill({ contentType: 'image/png', body: PIXEL });
    },
  );
  context.on('console', (message) => {
    if (message.type() === 'error') window.errors.push(message.text());
  });
  context.on('weberror', (error) => window.errors.push(String(error.error())));
  return window;
}

const TABS = 3;

/** Goes to pages in a few tabs of a window at once, and answers what was found there, in their order. */
export async function visit<Found>(
  { context, page }: Window,
  paths: readonly string[],
  look: (page: Page, path: string) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  const waiting = paths.entries();
  const tour = async (tab: Page) => {
    for (const [index, path] of waiting) found[index] = await look(tab, path);
  };
  const others = await Promise.all(Array.from({ length: TABS - 1 }, () => context.newPage()));
  await Promise.all([page, ...others].map(tour));
  for (const tab of others) await tab.close();
  return found;
}
