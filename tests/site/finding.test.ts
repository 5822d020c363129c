import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { artistSlug } from '#domain/artists.ts';
import type { BuiltSite } from './build.ts';
import { openWindow, withoutBrowser } from './chromium.ts';
import { anchorOf, hold, playsOf, targetsOf } from './plays.ts';
import { sharedSample } from './shared.ts';
import { openStage, type Stage } from './stage.ts';

let site: BuiltSite;
let stage: Stage;

const EMPTY_SHOW = '[{"slug":"2026-03-11","track_count":0}]';
const UNSCRIPTED = { javaScriptEnabled: false };

async function open(path: string, options: BrowserContextOptions = UNSCRIPTED): Promise<Page> {
  const { page } = await openWindow(stage, options);
  await page.goto(stage.root + path);
  return page;
}

const allPlays = () => playsOf(site.catalog);

describe.skipIf(withoutBrowser)('what was played is found again', () => {
  beforeAll(async () => {
    site = await sharedSample();
    stage = await openStage(site.folder);
    return stage.close;
  });

  test('an artist’s page leads to every play, and tells the first and the last', async () => {
    const slug = artistSlug(site.catalog.shows[1]?.tracks[0]?.artist ?? '');
    const plays = allPlays().filter(({ track }) => artistSlug(track.artist) === slug);
    const shows = [...new Set(plays.map(({ show }) => show.slug))];
    const page = await open(`artists/${encodeURIComponent(slug)}/`);
    expect(await targetsOf(page, '.plays a[href*="#t"]')).toEqual(plays.map(anchorOf));
    expect(await targetsOf(page, '.cells a')).toEqual([`shows/${shows.at(-1)}/`, `shows/${shows[0]}/`]);
    const counts = await page.locator('.cells > div:not(.whole) dd').allInnerTexts();
    const tracks = new Set(plays.map(({ track }) => track.track_id)).size;
    expect(counts.map(Number)).toEqual([plays.length, shows.length, tracks]);
  });

  test.each(['2025', '2026'])('the page of %s has the shows of that year and no other', async (year) => {
    const page = await open(`years/${year}/`);
    const ofYear = site.catalog.shows.filter(({ slug }) => slug.startsWith(year));
    expect(await targetsOf(page, '.shows .day')).toEqual(ofYear.map(({ slug }) => `shows/${slug}/`));
  });

  test('on this day leads to the show of a year ago', async () => {
    const page = await open('on-this-day/');
    expect(await targetsOf(page, '.shows .day')).toEqual(['shows/2025-03-12/']);
  });

  test('what came back is listed with each of its plays, the most played first', async () => {
    const page = await open('again/');
    const returned = [...Map.groupBy(allPlays(), ({ track }) => track.track_id).values()].filter(
      (plays) => plays.length > 1,
    );
    const listed = await page
      .locator('.plays > li')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll<HTMLAnchorElement>('.occasions a')].map(({ href }) => href),
        ),
      );
    const expected = new Set(returned.map((plays) => plays.map(anchorOf).join(' ')));
    for (const plays of listed)
      expect(expected).toContain(plays.map((href) => href.replace(stage.root, '')).join(' '));
    expect(listed.length).toBe(Math.min(returned.length, 100));
    const counts = listed.map((plays) => plays.length);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test('every list of plays says in words which tracks are gone, and of no other', async () => {
    const gone = allPlays().flatMap(({ track }) => (track.state === 'gone' ? [track] : []));
    const urls = new Set(gone.map(({ permalink_url }) => permalink_url));
    for (const path of ['again/', `artists/${artistSlug(gone[0]?.artist ?? '')}/`]) {
      const page = await open(path);
      const listed = await targetsOf(page, '.plays .title');
      const marked = await targetsOf(page, '.plays .track:has(.mark) .title');
      expect(marked.length).toBeGreaterThan(0);
      expect(marked).toEqual(listed.filter((url) => urls.has(url)));
    }
  });

  test('any show is one that has tracks, and not always the same', async () => {
    const page = await open('', {});
    const drawn = new Set<string>();
    for (let presses = 0; presses < 5 && drawn.size < 2; presses += 1) {
      await page.goto(stage.root);
      await page.getByRole('link', { name: 'Any show' }).click();
      await page.waitForURL(/\/shows\/\d{4}-\d\d-\d\d\/$/);
      await page.locator('#t1').waitFor();
      drawn.add(page.url());
    }
    expect(drawn.size).toBeGreaterThan(1);
  });

  test('a press of any show with a modifier is the browser’s, and a list that comes late turns no other page', async () => {
    const page = await open('', {});
    const anyShow = page.getByRole('link', { name: 'Any show' });
    const taken = await anyShow.evaluate((link) => {
      return ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'].filter((modifier) => {
        let isTaken = false;
        const hear = (event: Event) => {
          isTaken = event.defaultPrevented;
          event.preventDefault();
        };
        link.addEventListener('click', hear, { once: true });
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [modifier]: true }));
        return isTaken;
      });
    });
    expect(taken).toEqual([]);
    const release = await hold(page, '**/shows.json');
    await anyShow.click();
    await page.getByRole('link', { name: 'Artists', exact: true }).click();
    await page.getByRole('heading', { name: 'Artists', level: 1 }).waitFor();
    await Promise.all([page.waitForResponse('**/shows.json'), release()]);
    await page.waitForLoadState('networkidle');
    expect(page.url()).toBe(`${stage.root}artists/`);
  });

  test.each([
    ['is a page instead', { status: 200, contentType: 'text/html', body: '<h1>Please log in</h1>' }],
    ['is no list', { status: 200, contentType: 'application/json', body: '{"shows":[]}' }],
    ['has no show with tracks', { status: 200, contentType: 'application/json', body: EMPTY_SHOW }],
    ['does not come', { status: 503, contentType: 'application/json', body: '[]' }],
  ])('any show leads to its page where the list %s', async (_, answer) => {
    const { context, errors, page } = await openWindow(stage);
    await context.route('**/shows.json', (route) => route.fulfill(answer));
    await page.goto(stage.root);
    await page.getByRole('link', { name: 'Any show' }).click();
    await page.waitForURL(`${stage.root}random/`);
    expect(errors.filter((error) => !error.includes('503'))).toEqual([]);
  });

  test('every drawing of the figures can be read as words', async () => {
    const page = await open('stats/');
    const charts = page.locator('figure.chart');
    expect(await charts.count()).toBe(5);
    for (const chart of await charts.all()) {
      expect(await chart.locator('table tbody tr').count()).toBeGreaterThan(1);
      expect(await chart.locator('svg:not([aria-hidden="true"])').count()).toBe(0);
    }
    const told = await page.locator('figure.chart').nth(1).locator('tbody td').allTextContents();
    expect(told.reduce((sum, tracks) => sum + Number(tracks), 0)).toBe(allPlays().length);
  });

  test('every ranked list is names and numbers, most first, and its bars only repeat them', async () => {
    const page = await open('stats/');
    const lists = page.locator('ol.rank');
    expect(await lists.count()).toBeGreaterThan(0);
    for (const list of await lists.all()) {
      expect(await list.locator('svg:not([aria-hidden="true"])').count()).toBe(0);
      const rows = await list.locator('li').allInnerTexts();
      expect(rows.filter((row) => !/^\S.*\s\d+$/s.test(row))).toEqual([]);
      const numbers = rows.map((row) => Number(/\d+$/.exec(row)?.[0]));
      expect(numbers.length).toBeGreaterThan(1);
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    }
  });

  test('nothing moves for whoever asks for less motion', async () => {
    const page = await open('', { reducedMotion: 'reduce' });
    const [, show] = site.catalog.shows;
    await page.locator(`a[href$="/shows/${show?.slug}/"]`).first().click();
    await page.waitForURL(`**/shows/${show?.slug}/`);
    await page.locator('#t1').waitFor();
    const moving = await page.evaluate(() =>
      document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1),
    );
    expect(moving).toEqual([]);
  });

  test('in forced colours the figures are drawn in the colour of words', async () => {
    const page = await open('stats/', {});
    const fillOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((drawing) => getComputedStyle(drawing).fill);
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
    const words = await page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.color = 'CanvasText';
      document.body.append(probe);
      return getComputedStyle(probe).color;
    });
    for (const drawing of ['.chart svg', '.rank svg']) expect(await fillOf(drawing)).toBe(words);
  });

  test.each([320, 992, 1440])('no month is broken in the head of a show on %i px', async (width) => {
    const page = await open('', { viewport: { width, height: 800 } });
    const [february, september] = ['-02-', '-09-'].map((month) =>
      site.catalog.shows.find(({ slug, title }) => title === null && slug.includes(month)),
    );
    for (const show of [february, september]) {
      await page.goto(`${stage.root}shows/${show?.slug}/`);
      const lines = await page.locator('h1 bdi').evaluate(({ firstChild }) => {
        const range = document.createRange();
        const [month = ''] = firstChild?.textContent?.split(' ') ?? [];
        range.setStart(firstChild as Node, 0);
        range.setEnd(firstChild as Node, month.length);
        return range.getClientRects().length;
      });
      expect({ slug: show?.slug, lines }).toEqual({ slug: show?.slug, lines: 1 });
    }
  });

  test('a printed show is black on white, and has its tracks and nothing to press', async () => {
    const [, show] = site.catalog.shows;
    const page = await open(`shows/${show?.slug}/`, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button, input, nav, iframe').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('.lineup .title').filter({ visible: true }).count()).toBe(show?.tracks.length);
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return { color, backgroundColor };
    });
    expect(colours).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
  });
});
