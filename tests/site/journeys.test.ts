import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { artistSlug } from '#domain/artists.ts';
import type { CatalogShow } from '#domain/catalog.ts';
import { artistName } from '#emit/naming.ts';
import { StandIn } from '../player/soundcloud.ts';
import type { BuiltSite } from './build.ts';
import { openWindow, type Window, withoutBrowser } from './chromium.ts';
import { focusOn, follow, tabTo } from './keys.ts';
import { sharedSample } from './shared.ts';
import { openStage, type Stage } from './stage.ts';

const WEEKS_AGO = 2;
const ANSWER_MS = 100;
/** Of titles and artists of the sample. */
const WORDS = [
  'velvet',
  'kitchen',
  'harbour',
  'window',
  'electric',
  'midnight',
  'paper',
  'brother',
  'saint',
  'moth',
];

let site: BuiltSite;
let stage: Stage;
let show: CatalogShow;

interface Scene {
  page: Page;
  window: Window;
  standIn: StandIn;
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Scene> {
  const window = await openWindow(stage, { permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const standIn = await new StandIn().serve(window.context);
  const { page } = window;
  await page.goto(stage.root + path);
  return { page, window, standIn };
}

async function expectPlaying({ page, standIn }: Scene, position: number): Promise<void> {
  const url = show.tracks[position - 1]?.permalink_url;
  await expect.poll(() => standIn.state(page).catch(() => null)).toMatchObject({ url, isPlaying: true });
}

const isFocused = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
const isWithin = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector);

describe.skipIf(withoutBrowser)('by keys alone', () => {
  beforeAll(async () => {
    site = await sharedSample();
    const ago = site.catalog.shows[WEEKS_AGO];
    if (!ago) throw new Error('the sample has too few shows for these tests');
    show = ago;
    stage = await openStage(site.folder);
    return stage.close;
  });

  test('a listener finds the show of two weeks ago, plays its third track, the next one, asks for the keys, and closes', async () => {
    const scene = await open('');
    const { page, window } = scene;
    await follow(page, page.locator('header nav a[href$="/shows/"]'));
    expect(await isFocused(page, 'main')).toBe(true);
    await follow(page, page.locator(`main a[href$="/shows/${show.slug}/"]`).first());
    expect(await isFocused(page, 'main')).toBe(true);
    await tabTo(page, page.locator('#t3 .play'));
    await page.keyboard.press('Enter');
    await expectPlaying(scene, 3);
    await page.keyboard.press('n');
    await expectPlaying(scene, 4);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.waitFor();
    for (let presses = 0; presses < 5; presses += 1) {
      expect(await isWithin(page, 'dialog')).toBe(true);
      await page.keyboard.press('Tab');
      if ((await focusOn(page.locator('body'))) === null) await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    expect(await isFocused(page, '#t3 .play')).toBe(true);
    await tabTo(page, page.getByRole('button', { name: 'Close the player' }));
    await page.keyboard.press('Enter');
    await page.locator('.player').waitFor({ state: 'hidden' });
    expect(await isFocused(page, 'main')).toBe(true);
    expect(window.errors).toEqual([]);
  });

  test('a visitor searches from any page, filters, and comes to the track that was found', async () => {
    const { page, window } = await open('stats/');
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.id === 'query');
    const artist = artistName(show.tracks[0] ?? site.catalog.current.tracks[0] ?? never());
    await page.keyboard.type(artist);
    await page.locator('.found a').first().waitFor();
    await tabTo(page, page.locator('#year'));
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.url()).toContain('year=2026');
    await page.locator('.found .day').first().waitFor();
    const found = page.locator(`.found a[href*="/shows/${show.slug}/#t"]`).first();
    await follow(page, found);
    await page.locator(new URL(page.url()).hash).waitFor();
    await page.keyboard.press('Tab');
    expect(await isWithin(page, new URL(page.url()).hash)).toBe(true);
    expect(window.errors).toEqual([]);
  });

  test('a visitor goes from a show to an artist and on to the artist’s first show, and back', async () => {
    const { page, window } = await open(`shows/${show.slug}/`);
    const artist = show.tracks[1]?.artist ?? '';
    await follow(page, page.locator('#t2 .artist a'));
    expect(decodeURIComponent(page.url())).toContain(`/artists/${artistSlug(artist)}/`);
    await follow(page, page.locator('.cells a').first());
    expect(page.url()).toMatch(/\/shows\/\d{4}-\d\d-\d\d\/$/);
    await page.goBack();
    await page.waitForURL('**/artists/*/');
    await page.waitForFunction(() => document.activeElement?.matches('main'));
    expect(window.errors).toEqual([]);
  });

  test('a visitor chooses the dark copy, shares a show, copies its links, and takes the words that embed it', async () => {
    const { page } = await open(`shows/${show.slug}/`);
    await tabTo(page, page.getByRole('button', { name: 'Share this show' }));
    await page.keyboard.press('Enter');
    await page.getByText('The address is on your clipboard.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      new RegExp(`/shows/${show.slug}/$`),
    );
    await tabTo(page, page.getByRole('button', { name: 'Copy all links' }));
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(`${show.tracks.length} links are on your clipboard.`).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim().split('\n')).toEqual(show.tracks.map((track) => new URL(track.permalink_url).href));
    await page.locator('.track ~ .track').evaluateAll((rows) => {
      for (const row of rows) row.remove();
    });
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('1 link is on your clipboard.').waitFor();
    await tabTo(page, page.locator('.tail summary'));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Copy this into the page'));
    expect(await page.locator('#snippet').inputValue()).toContain(`/embed/${show.slug}/`);
    await tabTo(page, page.getByRole('radio', { name: 'as the device' }));
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset.theme))
      .toMatch(/light|dark/);
  });

  test.each([
    ['enlarged four times', 320, 256],
    ['on a phone that lies', 640, 360],
  ])('the player leaves half of the page to read, %s', async (_, width, height) => {
    const scene = await open(`shows/${show.slug}/`);
    const { page } = scene;
    await page.setViewportSize({ width, height });
    await page.locator('#t1 .play').click();
    await expectPlaying(scene, 1);
    const heightOfBar = async () => (await page.locator('.player').boundingBox())?.height;
    expect(await heightOfBar()).toBeLessThanOrEqual(height / 2);
    await page.setViewportSize({ width, height: 640 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '32px';
    });
    expect(await heightOfBar()).toBeLessThanOrEqual(320);
    await page.getByRole('button', { name: 'Close the player' }).click();
    expect(await page.locator('.player').isVisible()).toBe(false);
  });

  test('the search of the whole sample answers each key within 100 ms', async () => {
    const { page } = await open('search/');
    await page.locator('#query').focus();
    await page.locator('#year option').nth(1).waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const waits = await page.evaluateHandle(() => {
      const seen: number[] = [];
      const told = document.querySelector('[data-told]') as Element;
      let asked = 0;
      document.addEventListener('input', () => (asked = performance.now()), true);
      new MutationObserver(() => seen.push(performance.now() - asked)).observe(told, { childList: true });
      return seen;
    });
    const type = async (word: string): Promise<number> => {
      await page.locator('#query').fill('');
      await waits.evaluate((seen) => void seen.splice(0));
      for (const key of word) {
        const before = await waits.evaluate((seen) => seen.length);
        await page.keyboard.press(key);
        await expect.poll(() => waits.evaluate((seen) => seen.length)).toBeGreaterThan(before);
      }
      expect(await page.locator('.found li').count()).toBeGreaterThan(0);
      return Math.max(...(await waits.jsonValue()));
    };
    // The machine of the tests does other things too: one word has to be typed undisturbed.
    const slowest: number[] = [];
    for (const word of WORDS) {
      slowest.push(await type(word));
      if (Math.min(...slowest) < ANSWER_MS) break;
    }
    expect(Math.min(...slowest)).toBeLessThan(ANSWER_MS);
  });
});

function never(): never {
  throw new Error('the sample has no track');
}
