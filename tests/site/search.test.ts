import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BuiltSite } from './build.ts';
import { openWindow, withoutBrowser } from './chromium.ts';
import { anchorOf, hold, type Play, playsOf, targetsOf } from './plays.ts';
import { sharedSample } from './shared.ts';
import { openStage, type Stage } from './stage.ts';

let site: BuiltSite;
let stage: Stage;

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await openWindow(stage, options);
  await page.goto(stage.root + path);
  return page;
}

const allPlays = () => playsOf(site.catalog);

describe.skipIf(withoutBrowser)('the search', () => {
  beforeAll(async () => {
    site = await sharedSample();
    stage = await openStage(site.folder);
    return stage.close;
  });

  test('the search names other ways where its script is off, or does not come, and nowhere else', async () => {
    const words = (page: Page) => page.getByText('Searching needs JavaScript');
    expect(await words(await open('search/', { javaScriptEnabled: false })).isVisible()).toBe(true);
    expect(await words(await open('search/')).count()).toBe(0);
    const { page } = await openWindow(stage);
    await page.route('**/*.js', (route) => route.abort());
    await page.goto(`${stage.root}search/`);
    expect(await words(page).isVisible()).toBe(false);
    await page.evaluate(() => {
      for (const waiting of document.getAnimations()) waiting.finish();
    });
    expect(await words(page).isVisible()).toBe(true);
    expect(await targetsOf(page, '.scriptless a')).toEqual(['artists/', 'shows/']);
  });

  test.each([
    ['the search', '**/_astro/search-page.*.js'],
    ['the index', '**/pagefind/pagefind.js*'],
    ['what the index holds', '**/pagefind/pagefind-entry.json*'],
    ['a show that was found', '**/pagefind/fragment/*'],
  ])('the search says so where %s does not come, and tries again at the next key', async (_, files) => {
    const { context, errors, page } = await openWindow(stage);
    await context.route(files, (route) => route.abort());
    const { title = '' } = site.catalog.shows[1]?.tracks[0] ?? {};
    const query = title.toLowerCase();
    await page.goto(`${stage.root}search/?q=${encodeURIComponent(query.slice(0, -1))}`);
    await page.getByText('The index of the search could not be read. If you are online').waitFor();
    await page.locator('#artist').focus();
    await page.locator('#query').press('End');
    await context.unroute(files);
    await page.locator('#query').press(query.slice(-1));
    await page.locator('.found a').filter({ hasText: title }).first().waitFor();
    expect(await page.locator('[data-told]').textContent()).toMatch(/^\d+ shows?$/);
    expect(await page.locator('#year option').count()).toBe(3);
    await page.locator('#artist').focus();
    await expect.poll(() => page.locator('#artists option').count()).toBeGreaterThan(0);
    // Pagefind leaves what it could not load unhandled besides.
    expect(errors.filter((error) => !/^(Error: )?Failed to load/.test(error))).toEqual([]);
  });

  test('an artist and a title bring first a show in which that was played, and of it that track alone', async () => {
    const page = await open('search/');
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    for (const { artist, title } of site.catalog.shows.at(-1)?.tracks.slice(0, 5) ?? []) {
      const isSame = ({ track }: Play) => track.artist === artist && track.title === title;
      await page.locator('#query').fill(`${title} ${artist}`);
      const found = page.locator('.found li:first-child a:not(.day)');
      await found.filter({ hasText: `${artist} – ${title}` }).waitFor();
      const [target = ''] = await targetsOf(page, '.found li:first-child a:not(.day)');
      expect(allPlays().filter(isSame).map(anchorOf)).toContain(target);
    }
    expect(loaded.filter((url) => url.includes('/pagefind/filter/'))).toEqual([]);
    await page.locator('#artist').focus();
    const names = new Set(allPlays().map(({ track }) => track.artist));
    const offered = page.locator('#artists option');
    await expect.poll(() => offered.count()).toBe(names.size);
    const values = await offered.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(values).toEqual([...names].sort(new Intl.Collator('en').compare));
  });

  test('of a show with many tracks that have a word the first five are told, and the others on request', async () => {
    const page = await open('search/?q=rooftop');
    const long = page.locator('.found li', { has: page.locator('summary') }).first();
    const told = await long.locator('summary').textContent();
    const [, others = Number.NaN] = /^and (\d+) more in this show$/.exec(told ?? '') ?? [];
    const seen = long.locator('a:not(.day):visible');
    expect(await seen.count()).toBe(5);
    await long.locator('summary').click();
    expect(await seen.count()).toBe(5 + Number(others));
    const numbers = (await page.locator('.found summary').allInnerTexts()).map(
      (words) => words.match(/\d+/)?.[0],
    );
    expect(Math.min(...numbers.map(Number)), 'one more takes no more room than to say so').toBe(2);
    const short = page.locator('.found li', { hasNot: page.locator('summary') });
    const lengths = await short.evaluateAll((shows) =>
      shows.map((show) => show.querySelectorAll('div a').length),
    );
    expect(Math.max(...lengths)).toBe(6);
  });

  test('where no show has all words of a question, those that hold the most together come first', async () => {
    const page = await open('search/?q=ossip%20and%20ze%20lamps');
    await page.getByText(/^No show has all of these words. \d+ shows with some of them:$/).waitFor();
    await page.locator('.found li:first-child').filter({ hasText: 'Ossip & the Lamps – ' }).waitFor();
  });

  test('a show is found by the day of its address', async () => {
    const page = await open('search/?q=2025-08-06');
    await page.locator('.found li:first-child .day[href$="/shows/2025-08-06/"]').waitFor();
  });

  test('a word of the notes is shown with the words around it, and nothing late over a later answer', async () => {
    const page = await open('search/?q=battery');
    const notes = 'second half came from a car battery. Thanks to everybody who called in';
    const night = page.locator('.found li:only-child');
    await night.filter({ hasText: notes }).waitFor();
    expect(await night.locator('.day, p').first().textContent()).toBe('The night the lights went out');
    expect(await night.locator('div p').first().textContent()).toBe('February 18, 2026');
    const release = await hold(page, /\/pagefind\/(fragment|filter)\//);
    const [show, names] = ['fragment', 'filter'].map((part) => page.waitForRequest(`**/pagefind/${part}/*`));
    await page.fill('#query', 'night');
    await show;
    await page.fill('#artist', 'nobody');
    const read = (await names)?.response();
    for (const field of ['#query', '#artist']) await page.fill(field, '');
    await expect.poll(() => page.locator('.found li').count()).toBe(0);
    release();
    await (await read)?.finished();
    await page.waitForTimeout(200);
    expect(await page.locator('.found li').count()).toBe(0);
    expect(await page.locator('[data-told]').textContent()).toBe('');
  });

  test('an answer that comes late gives way to that of a later question', async () => {
    const page = await open('search/');
    const release = await hold(page, '**/pagefind/index/*');
    const words = page.waitForRequest('**/pagefind/index/*');
    await page.locator('#query').fill('night');
    await words;
    await page.selectOption('#year', '2025');
    await page.locator('#query').fill('');
    const shows = site.catalog.shows.filter(({ slug }) => slug.startsWith('2025'));
    const told = page.getByText(`${shows.length} shows`, { exact: true });
    await told.waitFor();
    release();
    await (await (await words).response())?.finished();
    await page.waitForTimeout(200);
    expect(await told.isVisible()).toBe(true);
  });

  test('whoever comes back to what was found reads on there', async () => {
    const page = await open('search/?q=night', { viewport: { width: 390, height: 740 } });
    await page.locator('.found li').nth(8).waitFor();
    const scrolled = page.waitForFunction(() => history.state?.scrollY > 900);
    await page.evaluate(() => scrollTo(0, 1000));
    await scrolled;
    await page.locator('.found .day').nth(8).dispatchEvent('click');
    await page.locator('.astro-route-announcer', { hasText: /./ }).waitFor({ state: 'attached' });
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(1000);
  });

  test('who comes back finds as many shows told, and those unfolded that were, until the question is another', async () => {
    const page = await open('search/?q=rooftop', { viewport: { width: 390, height: 740 } });
    const found = page.locator('.found li');
    const unfolded = () =>
      found.evaluateAll((shows) => shows.map((show) => show.querySelector('details')?.open));
    await page.getByRole('button', { name: 'More shows' }).click();
    await expect.poll(() => found.count()).toBeGreaterThan(12);
    await page.locator('.found summary').last().click();
    const told = await unfolded();
    expect(told).toContain(true);
    await expect.poll(() => page.evaluate(() => history.state.reading.unfolded.length)).toBe(1);
    const place = await page.evaluate(() => scrollY);
    await expect.poll(() => page.evaluate(() => history.state.scrollY)).toBe(place);
    await found.last().locator('.day').dispatchEvent('click');
    await page.locator('.astro-route-announcer', { hasText: /./ }).waitFor({ state: 'attached' });
    await page.goBack();
    await expect.poll(unfolded).toEqual(told);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
    await page.locator('#query').fill('night');
    await expect.poll(() => page.evaluate(() => history.state.reading)).toEqual({ shows: 0, unfolded: [] });
    await page.locator('#query').fill('rooftop');
    await expect.poll(() => found.count()).toBe(12);
    expect(await unfolded()).not.toContain(true);
  });

  test('an answer that comes late leaves the page where its visitor has scrolled to', async () => {
    const { page } = await openWindow(stage, { viewport: { width: 390, height: 740 } });
    const release = await hold(page, '**/pagefind/fragment/*');
    const shows = page.waitForRequest('**/pagefind/fragment/*');
    await page.goto(`${stage.root}search/?q=night`);
    await shows;
    await page.evaluate(() => scrollTo(0, 40));
    release();
    await page.locator('.found li').first().waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(40);
  });

  test('the first press into the search brings what its first questions need, and no further one', async () => {
    const page = await open('search/');
    const asked: string[] = [];
    const answered: string[] = [];
    const ofShows = '/pagefind/fragment/';
    page.on('request', (request) => request.url().includes(ofShows) && asked.push(request.url()));
    page.on('requestfinished', (request) => request.url().includes(ofShows) && answered.push(request.url()));
    await page.locator('#query').focus();
    await expect.poll(() => answered.length).toBeGreaterThanOrEqual(12);
    expect(asked.length).toBe(12);
    await page.locator('#query').fill('night');
    const found = page.locator('.found li');
    await expect.poll(() => found.count()).toBe(12);
    await page.getByRole('button', { name: 'More shows' }).click();
    await expect.poll(() => found.count()).toBeGreaterThan(12);
    const number = await found.count();
    expect(
      await found
        .nth(12)
        .locator('.day')
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
    await page.locator('#artist').focus();
    await expect.poll(() => page.locator('#artists option').count()).toBeGreaterThan(0);
    expect(await found.count()).toBe(number);
  });

  test('the search answers where the browser lets the address change no more, and is not of the youngest', async () => {
    const { context, errors, page } = await openWindow(stage);
    await page.goto(`${stage.root}search/`);
    await page.evaluate(() => {
      Reflect.deleteProperty(Map, 'groupBy');
      history.replaceState = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    await page.locator('#query').fill('night');
    await page.locator('.found li').first().waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  test('an index that comes late leaves the address of another page alone', async () => {
    const page = await open('search/');
    const release = await hold(page, '**/pagefind/pagefind.js*');
    await page.locator('#query').fill('night');
    await expect
      .poll(() => page.url(), { message: 'the question can be shared' })
      .toBe(`${stage.root}search/?q=night`);
    await page.getByRole('link', { name: 'Artists', exact: true }).click();
    await page.getByRole('heading', { name: 'Artists', level: 1 }).waitFor();
    const read = page.waitForResponse('**/pagefind/*.pf_meta');
    release();
    await read;
    await page.waitForLoadState('networkidle');
    expect(page.url()).toBe(`${stage.root}artists/`);
  });

  test('a printed search has its question and what was found, and nothing to press', async () => {
    const page = await open('search/?q=night');
    await page.locator('.found li').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button, nav').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('#query').isVisible()).toBe(true);
  });
});
