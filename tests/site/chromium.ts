import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { onTestFinished } from 'vitest';

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
];

const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));

/** In CI a missing browser is a failure; elsewhere it only leaves the browser's tests out. */
export const withoutBrowser = executablePath === undefined && process.env.CI !== 'true';

export function launch(): Promise<Browser> {
  if (executablePath === undefined) {
    throw new Error('no Chromium was found; install one, or name it by CHROME_PATH');
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

/** A browser window that writes down what pages ask of others and what goes wrong in them. */
export interface Window {
  context: BrowserContext;
  /** Requests that left this machine's address; each was answered by one grey pixel. */
  foreign: { url: string; type: string; referrer: string | undefined }[];
  errors: string[];
}

/** Opens a window for a test, which is closed when the test is over. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const window = await lastingWindow(browser, options);
  onTestFinished(() => window.context.close());
  return window;
}

/** Opens a window that stays as long as the browser, for what several tests look at. */
export async function lastingWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext(options);
  const window: Window = { context, foreign: [], errors: [] };
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
  context: BrowserContext,
  paths: readonly string[],
  look: (page: Page, path: string) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  const waiting = paths.entries();
  const tour = async () => {
    const page = await context.newPage();
    for (const [index, path] of waiting) found[index] = await look(page, path);
    await page.close();
  };
  await Promise.all(Array.from({ length: TABS }, tour));
  return found;
}
