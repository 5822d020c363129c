import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BuiltSite, buildFixture, NOW } from '../site/build.ts';
import { openWindow, type Window, withoutBrowser } from '../site/chromium.ts';
import { writeFixture } from '../site/fixture.ts';
import { serve } from '../site/serve.ts';
import { sharedFixture, sharedSample } from '../site/shared.ts';
import { openStage, type Stage } from '../site/stage.ts';
import { listenForTest } from '../values/listening.ts';
import { StandIn } from './soundcloud.ts';

const CURRENT = 'shows/2026-03-18/';
const SOON = '2026-03-21T12:30:00Z';
const HOUR_LATER = '2026-03-21T13:00:00Z';
const WEEK_END = '2026-03-26T02:00:00Z';
const MINUTE_MS = 60_000;
const ARRIVAL = 'https://soundcloud.com/invented-guest/just-arrived';
const FIRST_ROW = '#t1';

let first: BuiltSite;
let emptied: BuiltSite;
let later: BuiltSite;
let served: BuiltSite;
let stage: Stage;

/** A site of its own folder with the same files. */
function copyOf(site: BuiltSite): BuiltSite {
  const folder = mkdtempSync(join(tmpdir(), 'airlog-served-'));
  cpSync(site.folder, folder, { recursive: true });
  return { ...site, folder };
}

/** Replaces what is served, as a deployment does. */
function publish(edition: BuiltSite): void {
  cpSync(edition.folder, served.folder, { recursive: true });
}

interface Scene {
  page: Page;
  window: Window;
  /** Paths that scripts of the page asked for, by the site's root. */
  asked: string[];
}

/** Opens the page at a moment; its clock goes on only when a test says so. */
async function open(path: string, now: string, options: BrowserContextOptions = {}): Promise<Scene> {
  const window = await openWindow(stage, options);
  const { page } = window;
  await page.clock.install({ time: now });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') asked.push(request.url().replace(stage.root, ''));
  });
  await page.goto(stage.root + path);
  return { page, window, asked };
}

const titles = (page: Page) => page.locator('.lineup > li .title').allInnerTexts();

describe.skipIf(withoutBrowser)('the current show’s page', () => {
  beforeAll(async () => {
    const data = writeFixture();
    first = await sharedFixture();
    served = copyOf(first);
    const edit = (lineup: object[]) =>
      writeFileSync(join(data, 'edits', '2026-03-18.json'), JSON.stringify({ lineup }));
    const ids = first.catalog.current.tracks.map(({ track_id }) => track_id);
    edit(ids.map((remove) => ({ remove, reason: 'not played' })));
    emptied = buildFixture(data, SOON);
    edit([{ add: ARRIVAL, position: 2, reason: 'played' }]);
    later = buildFixture(data, HOUR_LATER);
    stage = await openStage(served.folder);
  });

  beforeEach(() => publish(first));

  afterAll(async () => {
    await stage?.close();
    if (served) rmSync(served.folder, { recursive: true });
  });

  test('shows a track that arrives, drawn as the page draws it, and keeps the rows that were there', async () => {
    const { page, window } = await open(CURRENT, NOW);
    await page.locator(`${FIRST_ROW} .play`).focus();
    const row = await page.locator(FIRST_ROW).elementHandle();
    const before = await titles(page);
    publish(later);
    await page.clock.runFor(MINUTE_MS);
    await expect.poll(async () => (await titles(page)).length).toBe(before.length + 1);
    expect(await page.locator('[data-arrivals]').textContent()).toBe('A track was added.');
    expect(await row?.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await page.locator('.lineup > li .play').count()).toBe(before.length);
    const drawn = async () => [
      await page.locator('.lineup').evaluate(drawnRows),
      await page.locator('article .cells > div').allTextContents(),
    ];
    const grown = await drawn();
    await page.reload();
    expect(await drawn()).toEqual(grown);
    expect(window.errors).toEqual([]);
  });

  test('stays as it is where a later edition breaks off, and asks for it again', async () => {
    const { page, window } = await open(CURRENT, NOW);
    const before = await titles(page);
    const broken = createServer((_, response) => {
      response.writeHead(200, { 'Content-Length': 1000 }).write('<p>', () => response.destroy());
    });
    const url = await listenForTest(broken);
    await page.route(stage.root + CURRENT, (route) => route.continue({ url }));
    publish(later);
    const asked = once(broken, 'request');
    await page.clock.runFor(MINUTE_MS);
    await asked;
    await page.unroute(stage.root + CURRENT);
    await page.clock.runFor(MINUTE_MS);
    await expect.poll(async () => (await titles(page)).length).toBe(before.length + 1);
    expect(window.errors.filter((words) => !words.startsWith('Failed to load resource'))).toEqual([]);
    broken.close();
  });

  test('plays the track that arrives while the show plays', async () => {
    const { page, window } = await open(CURRENT, NOW);
    const standIn = await new StandIn().serve(window.context);
    const heard = () => standIn.state(page).then(({ url, isPlaying }) => ({ url, isPlaying }));
    const queued = () =>
      page.evaluate(() => JSON.parse(localStorage['airlog:player:/archive/shows/']).queue.tracks.length);
    const [opener] = first.catalog.current.tracks;
    await page.locator(`${FIRST_ROW} .play`).click();
    await expect.poll(() => page.locator('.player').getAttribute('data-phase')).toBe('playing');
    publish(later);
    await page.clock.runFor(MINUTE_MS);
    await expect.poll(queued).toBe(first.catalog.current.tracks.length + 1);
    expect(await heard()).toEqual({ url: opener?.permalink_url, isPlaying: true });
    await standIn.finish(page);
    await expect.poll(heard).toEqual({ url: ARRIVAL, isPlaying: true });
    expect(window.errors).toEqual([]);
  });

  test('empties a lineup that has no track any more, and fills it when it has', async () => {
    const { page, window } = await open(CURRENT, NOW);
    const empty = page.locator('article .empty');
    const wholeShow = page.getByRole('button', { name: 'Play this show' });
    const before = await titles(page);
    publish(emptied);
    await page.clock.runFor(MINUTE_MS);
    await expect.poll(() => empty.count()).toBe(1);
    expect(await empty.textContent()).toBe('Nothing has been played yet this week.');
    expect(await page.locator('.lineup').count()).toBe(0);
    expect(await wholeShow.count()).toBe(0);
    publish(later);
    await page.clock.runFor(MINUTE_MS);
    await expect.poll(async () => (await titles(page)).length).toBe(before.length + 1);
    expect(await page.locator('[data-arrivals]').textContent()).toBe(
      `${before.length + 1} tracks were added.`,
    );
    expect(await empty.count()).toBe(0);
    expect(await wholeShow.count()).toBe(1);
    expect(window.errors).toEqual([]);
  });

  test('asks at most once a minute, and reads the page again only for a later edition', async () => {
    const { page, asked } = await open(CURRENT, NOW);
    await page.clock.runFor(MINUTE_MS - 20_000);
    expect(asked).toEqual([]);
    await page.clock.runFor(20_000);
    await expect.poll(() => asked).toEqual(['playlist.json']);
    await page.clock.runFor(3 * MINUTE_MS);
    await expect.poll(() => asked).toEqual(Array(4).fill('playlist.json'));
  });

  test('asks nothing while nobody looks, and at once when somebody looks again', async () => {
    const { page, asked } = await open(CURRENT, NOW);
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    });
    await page.clock.runFor(5 * MINUTE_MS);
    expect(asked).toEqual([]);
    await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'));
    await page.clock.runFor(1000);
    await expect.poll(() => asked).toEqual(['playlist.json']);
  });

  test('counts down to the turn of the week and then leads to the next show', async () => {
    const { page, asked } = await open(CURRENT, '2026-03-26T01:58:31Z');
    const turn = page.locator('.live-turn');
    expect(await turn.isVisible()).toBe(true);
    expect(await turn.textContent()).toMatch(/^The week turns in 1 min [12]?\d s\.$/);
    expect(await turn.locator('time').getAttribute('datetime')).toBe(WEEK_END);
    const contentTop = () => page.locator('.face').evaluate((head) => head.getBoundingClientRect().top);
    const withCountdown = await contentTop();
    await turn.evaluate((line) => line.toggleAttribute('hidden', true));
    expect(await contentTop()).toBe(withCountdown);
    await turn.evaluate((line) => line.toggleAttribute('hidden', false));
    await page.setViewportSize({ width: 320, height: 640 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '32px';
    });
    const [line, stale] = [await turn.boundingBox(), await page.locator('.live-stale').boundingBox()];
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual(stale?.y ?? 0);
    await page.clock.runFor(90_000);
    expect(await turn.isVisible()).toBe(false);
    expect(await page.locator('.live-turned').isVisible()).toBe(true);
    await page.clock.runFor(5 * MINUTE_MS);
    expect(asked.toSorted()).toEqual(['health.json', 'health.json', 'playlist.json']);
  });

  test.each(['', CURRENT])(
    'tells at once that the week has turned where /%s is opened later',
    async (path) => {
      const { page, window, asked } = await open(path, '2026-03-26T02:00:01Z');
      await expect.poll(() => page.locator('.live-turned').isVisible()).toBe(true);
      expect(await page.locator('.live-turn').isVisible()).toBe(false);
      expect(await page.locator('.phase').allTextContents()).toEqual(['This show has ended']);
      await page.clock.runFor(5 * MINUTE_MS);
      expect(asked.filter((asked) => asked === 'playlist.json')).toEqual([]);
      await page.locator('.live-turned a').click();
      await page.waitForURL(stage.root);
      expect(window.errors).toEqual([]);
    },
  );

  test('says of an empty show that it stayed so, once the week has turned', async () => {
    publish(emptied);
    const { page } = await open('', '2026-03-26T02:00:01Z');
    await expect.poll(() => page.locator('.live-turned').isVisible()).toBe(true);
    expect(await page.locator('article .empty').textContent()).toBe('No track is known of this show.');
  });

  test('is silent in the sample, whose weeks are over', async () => {
    const { folder, catalog } = await sharedSample();
    const sample = await serve(folder);
    const window = await openWindow(stage);
    const { page } = window;
    await page.clock.install({ time: '2026-11-01T00:00:00Z' });
    for (const path of ['', `shows/${catalog.current.slug}/`]) {
      await page.goto(sample.root + path, { waitUntil: 'networkidle' });
      expect(await page.locator('main').textContent()).not.toContain('has turned');
      expect(await page.locator('.phase').textContent()).toBe('This week, so far');
    }
    await window.context.close();
    await sample.close();
  });

  test.each(['shows/2026-03-11/', 'about/'])('leaves %s alone', async (path) => {
    const { page, asked } = await open(path, NOW);
    await page.clock.runFor(3 * MINUTE_MS);
    expect(asked).toEqual([]);
    expect(await page.locator('.live-turn').isVisible()).toBe(false);
  });

  test.each([
    ['is silent while the archive keeps itself', '2026-03-23T05:59:00Z', false],
    ['tells when no sync has succeeded for long', '2026-03-23T06:01:00Z', true],
  ])('%s', async (_, now, isTold) => {
    const { page } = await open('', now);
    await page.waitForLoadState('networkidle');
    const notice = page.locator('.live-stale');
    expect(await notice.isVisible()).toBe(isTold);
    if (isTold) expect(await notice.textContent()).toContain('SoundCloud was last read on March 21, 2026');
  });

  test('tells so too where the page was open before, once it asks again', async () => {
    const { page } = await open('', '2026-03-23T05:59:30Z');
    await page.clock.runFor(2 * MINUTE_MS);
    await expect.poll(() => page.locator('.live-stale').isVisible()).toBe(true);
  });

  test('takes that back once a sync has succeeded again', async () => {
    const { page } = await open('', '2026-03-23T06:01:00Z');
    const notice = page.locator('.live-stale');
    await notice.waitFor();
    const health = join(served.folder, 'health.json');
    const known = JSON.parse(readFileSync(health, 'utf8'));
    writeFileSync(health, JSON.stringify({ ...known, stale_after: '2026-03-25T06:00:00Z' }));
    await page.clock.runFor(2 * MINUTE_MS);
    await expect.poll(() => notice.isVisible()).toBe(false);
  });

  test('is complete without JavaScript', async () => {
    const { page } = await open(CURRENT, NOW, { javaScriptEnabled: false });
    expect((await titles(page)).length).toBe(first.catalog.current.tracks.length);
    expect(await page.locator('.live p:not(.unseen)').filter({ visible: true }).count()).toBe(0);
  });
});

/** The rows as the page itself draws them. */
function drawnRows(lineup: Element): string[] {
  return [...lineup.children].map((row) => {
    const copy = row.cloneNode(true) as Element;
    for (const button of copy.querySelectorAll('button')) button.remove();
    return copy.outerHTML;
  });
}
