import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { trackKey } from '#domain/lineup-track.ts';
import { drawnSleeve } from '#emit/drawn-sleeve.ts';
import { artistName, trackName } from '#emit/naming.ts';
import { temporaryFolder } from '../values/folders.ts';
import { BASE, type BuiltSite, SITE_URL } from './build.ts';
import { openWindow, withoutBrowser } from './chromium.ts';
import { serve } from './serve.ts';
import { sharedFixture } from './shared.ts';
import { openStage, type Stage } from './stage.ts';

let site: BuiltSite;
let stage: Stage;

describe.skipIf(withoutBrowser)('in a browser', () => {
  beforeAll(async () => {
    site = await sharedFixture();
    stage = await openStage(site.folder);
    return stage.close;
  });

  test('reads the same without JavaScript', async () => {
    const { page } = await openWindow(stage, { javaScriptEnabled: false });
    for (const show of site.catalog.shows) {
      await page.goto(`${stage.root}shows/${show.slug}/`);
      const titles = await page.locator('.lineup > li .title').allInnerTexts();
      const artists = await page.locator('.lineup > li .artist').allInnerTexts();
      const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
      expect(titles.map(oneLine)).toEqual(show.tracks.map((track) => oneLine(trackName(track))));
      expect(artists.map(oneLine)).toEqual(show.tracks.map((track) => oneLine(artistName(track))));
      expect(await page.locator('.week > time').allInnerTexts()).toHaveLength(2);
    }
  });

  test('another site shows a show in a frame, by the words that it copied', async () => {
    const { context, errors, page } = await openWindow(stage);
    await page.goto(`${stage.root}shows/2026-03-11/`);
    const snippet = (await page.locator('#snippet').inputValue()).replace(SITE_URL + BASE, stage.root);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'index.html'), `<!doctype html><title>Elsewhere</title>${snippet}`);
    const elsewhere = await serve(folder);
    onTestFinished(() => elsewhere.close());
    await page.goto(elsewhere.root);
    const frame = page.frameLocator('iframe');
    await frame.locator('.plain > li').first().waitFor();
    expect(await frame.locator('.plain > li').count()).toBe(site.catalog.shows[1]?.tracks.length);
    const gone = frame.locator('.plain > li').filter({ hasText: '(no longer on SoundCloud)' });
    expect(await gone.locator('a').allTextContents()).toEqual(['Gone Already']);
    const opened = context.waitForEvent('page');
    await frame.locator('h1 a').click();
    await (await opened).waitForURL(`${stage.root}shows/2026-03-11/`);
    expect(errors).toEqual([]);
  });

  test('a short show fills its frame with paper, and no more', async () => {
    const { page } = await openWindow(stage, { viewport: { width: 640, height: 480 } });
    await page.goto(`${stage.root}embed/2025-12-24/`);
    const heights = () => [document.body.offsetHeight, document.documentElement.scrollHeight];
    expect(await page.evaluate(heights)).toEqual([480, 480]);
  });

  test('draws the sleeve of a track whose artwork does not come', async () => {
    const { context } = await openWindow(stage, { viewport: { width: 1280, height: 4000 } });
    await context.route('https://i1.sndcdn.com/**', (route) => route.fulfill({ status: 404 }));
    const page = await context.newPage();
    await page.goto(`${stage.root}shows/2026-03-11/`);
    await expect.poll(() => page.locator('.artwork img').count()).toBe(0);
    const drawn = page.locator('.artwork .drawn path');
    const paths = await drawn.evaluateAll((found) => found.map((path) => path.getAttribute('d')));
    const tracks = site.catalog.shows[1]?.tracks ?? [];
    expect(paths).toEqual(tracks.map((track) => drawnSleeve(trackKey(track)).path));
  });

  test('marks what is gone and what people added, and links every track', async () => {
    const { page } = await openWindow(stage);
    await page.goto(`${stage.root}shows/2026-03-11/`);
    const track = (title: string) => page.locator('.track').filter({ hasText: title });
    expect(await track('Gone Already').locator('.mark').textContent()).toBe('No longer on SoundCloud');
    expect(await track('By the Door').locator('.mark').textContent()).toBe('Added by hand');
    expect(await track('By the Door').getAttribute('id')).toBe('t3');
    const links = page.locator('.track .title');
    expect(await links.count()).toBe(16);
    const artwork = page.locator('.artwork img');
    const come = await artwork.count();
    expect(await artwork.evaluateAll((all) => all.some((each) => (each as HTMLImageElement).complete))).toBe(
      true,
    );
    await page.evaluate(() => document.dispatchEvent(new Event('astro:after-swap')));
    expect(await artwork.count(), 'artwork that has come stays').toBe(come);
    for (const link of await links.all()) {
      expect(await link.getAttribute('href')).toMatch(/^https:\/\/soundcloud\.com\//);
      expect(await link.getAttribute('rel')).toBe('noopener');
    }
  });

  test('an unknown address answers the page that says so', async () => {
    const { page } = await openWindow(stage);
    const response = await page.goto(`${stage.root}shows/2026-03-10/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('h1').textContent()).toBe('Not found');
    await page.getByRole('link', { name: 'All shows, by year' }).click();
    await page.getByRole('heading', { level: 1, name: 'All shows' }).waitFor();
  });

  test.each([
    ['Asia/Tokyo', 'For you: Thu, Mar 12, 11:00 to Thu, Mar 19, 11:00'],
    ['America/New_York', 'For you: the same.'],
  ])('a visitor in %s is told the week by the own clock', async (timezoneId, told) => {
    const { page } = await openWindow(stage, { timezoneId });
    await page.goto(`${stage.root}shows/2026-03-11/`);
    expect(await page.locator('.visitor-time').allInnerTexts()).toEqual([told]);
    expect(await page.locator('.week > time').allInnerTexts()).toEqual([
      'Wed, Mar 11, 22:00',
      'Wed, Mar 18, 22:00 EDT',
    ]);
  });

  test('the first key leads past the navigation', async () => {
    const { page } = await openWindow(stage);
    await page.goto(stage.root);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('the search is a key away from any page, and finds tracks, filtered', async () => {
    const { errors, page } = await openWindow(stage);
    await page.goto(`${stage.root}about/`);
    const taken = await page.evaluate(() =>
      ['ctrlKey', 'metaKey', 'altKey'].filter((modifier) => {
        const press = { key: '/', bubbles: true, cancelable: true, [modifier]: true };
        return !document.body.dispatchEvent(new KeyboardEvent('keydown', press));
      }),
    );
    expect(taken, 'keys of the browser').toEqual([]);
    await page.keyboard.press('/');
    await page.getByRole('heading', { level: 1, name: 'Search the log' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'query');
    await page.locator('#year option').nth(2).waitFor({ state: 'attached' });
    await page.keyboard.type('nandu');
    const track = page.locator('.found a').filter({ hasText: 'Ñandú Ensemble' });
    await track.first().waitFor();
    expect(await track.first().getAttribute('href')).toMatch(/^\/archive\/shows\/2026-\d\d-\d\d\/#t\d+$/);
    await page.fill('#query', 'coast');
    await page.selectOption('#year', '2025');
    await page.getByText('1 show', { exact: true }).waitFor();
    expect(await page.locator('.found .day').allInnerTexts()).toEqual(['DECEMBER 24, 2025']);
    expect(await page.getByText('December 24, 2025').count(), 'told once').toBe(1);
    await page.fill('#query', '  ');
    await page.selectOption('#year', '');
    await expect.poll(() => page.url()).toBe(`${stage.root}search/`);
    const query = page.locator('#query');
    await query.fill('coast');
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await query.press('Enter');
    await page.locator('header nav').getByRole('link', { name: 'Search' }).click();
    await page.waitForFunction(() => document.activeElement?.matches('main'));
    expect(loaded.filter((url) => url.includes('search/?'))).toEqual([]);
    await page.keyboard.press('/');
    expect(await query.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await query.inputValue(), 'the key that leads there').toBe('');
    await page.keyboard.press('/');
    expect(await query.inputValue(), 'the same key in the field').toBe('/');
    const isTakenTwice = await query.evaluate((field) => {
      field.blur();
      addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true });
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }),
      );
      return field === document.activeElement;
    });
    expect(isTakenTwice, 'a key that something else took').toBe(false);
    expect(errors).toEqual([]);
  });

  test('the search takes an artist however typed, and lists that artist’s tracks alone', async () => {
    const { errors, page } = await openWindow(stage);
    const tracks = page.locator('.found a:not(.day)');
    await page.goto(`${stage.root}search/?artist=nandu&year=2025`);
    expect(await page.locator('#year').inputValue()).toBe('2025');
    await page.selectOption('#year', '');
    await page.getByText('Choose an artist from the list.', { exact: true }).waitFor();
    expect(await tracks.count()).toBe(0);
    await page.fill('#artist', 'NANDU ensemble');
    await page.getByText('3 shows', { exact: true }).waitFor();
    const lines = await tracks.allTextContents();
    expect(new Set(lines)).toEqual(new Set(['Ñandú Ensemble – Ночная Sürprîse 🌙 夜']));
    await page.fill('#artist', '');
    await page.fill('#query', 'فرقة');
    await tracks.first().waitFor();
    expect(await tracks.first().locator('bdi').allTextContents()).toEqual(['فرقة خيالية', 'مكتبة الليل']);
    await page.fill('#query', '🌙');
    await expect.poll(() => page.locator('[data-told]').textContent()).toBe('3 shows');
    expect(errors).toEqual([]);
  });

  test('the device’s own sharing comes first, and what no clipboard takes is told in words', async () => {
    const { errors, page } = await openWindow(stage);
    await page.goto(`${stage.root}shows/2025-12-24/`);
    const [address, links] = ['shows/2025-12-24/', 'shows/2025-12-24.txt'].map(
      (path) => SITE_URL + BASE + path,
    );
    const share = page.getByRole('button', { name: 'Share this show' });
    const said = page.locator('[data-share] + [role="status"]');
    const shared = await page.evaluateHandle(() => {
      const answers = [
        () => Promise.resolve(),
        () => Promise.reject(new DOMException('dismissed', 'AbortError')),
        () => Promise.reject(new DOMException('refused', 'NotAllowedError')),
      ];
      const asked: (ShareData | undefined)[] = [];
      const refuse = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
      Object.assign(navigator, { share: (what?: ShareData) => answers[asked.push(what) - 1]?.() });
      Object.assign(navigator.clipboard, { writeText: refuse });
      return asked;
    });
    for (const words of ['', '', address]) {
      await share.click();
      await expect.poll(() => said.textContent()).toBe(words);
    }
    const asked = { title: 'December 24, 2025', url: address };
    expect(await shared.jsonValue()).toEqual([asked, asked, asked]);
    await page.getByRole('button', { name: 'Copy all links' }).click();
    const told = page.getByText(`This browser keeps its clipboard to itself. The links: ${links}`);
    await told.waitFor();
    expect(errors).toEqual([]);
  });

  test('the chosen copy of the sheet lasts for the visit where the browser keeps nothing', async () => {
    const { context, page } = await openWindow(stage);
    await context.addInitScript(() => {
      Object.defineProperty(self, 'localStorage', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    await page.goto(stage.root);
    await page.getByRole('radio', { name: 'dark' }).check();
    await page.getByRole('link', { name: 'Stats' }).click();
    await page.getByRole('heading', { level: 1, name: 'figures' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.getByRole('radio', { name: 'dark' }).isChecked()).toBe(true);
  });

  test('the chosen copy of the sheet stays chosen on the next page', async () => {
    const { page } = await openWindow(stage, { colorScheme: 'light' });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto(stage.root);
    const light = await paper();
    await page.getByRole('radio', { name: 'dark' }).check();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.goto(`${stage.root}search/`);
    const query = page.locator('#query');
    await query.fill('light');
    await query.blur();
    expect(await paper(), 'what is typed elsewhere chooses nothing').toBe(dark);
    await page.goto(`${stage.root}about/`);
    expect(await paper()).toBe(dark);
    await page.getByRole('link', { name: 'Stats' }).click();
    await page.getByRole('heading', { level: 1, name: 'figures' }).waitFor();
    expect(await paper()).toBe(dark);
    await page.getByRole('radio', { name: 'as the device' }).check();
    expect(await paper()).toBe(light);
  });

  test.each([
    ['rss.xml', ['title', 'pubDate', 'description', 'a']],
    ['atom.xml', ['title', 'published', 'summary', 'a']],
  ])(
    'a person who opens %s reads titles and summaries, and gets from there to the site',
    async (feed, parts) => {
      const { errors, page } = await openWindow(stage);
      await page.goto(stage.root + feed);
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll(':is(item, entry) > *')]
          .filter((part) => getComputedStyle(part).display !== 'none')
          .map((part) => part.localName),
      );
      expect(new Set(shown)).toEqual(new Set(parts));
      const firstLink = await page.evaluate(() =>
        document.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'a')[0]?.getAttribute('href'),
      );
      expect(firstLink).toBe(`${SITE_URL}${BASE}feeds/`);
      expect(errors).toEqual([]);
    },
  );

  test('a feed that is opened reaches nowhere beyond a screen of 320 px', async () => {
    const { page } = await openWindow(stage, { viewport: { width: 320, height: 600 } });
    for (const feed of ['rss.xml', 'atom.xml', 'tracks.xml', 'changes.xml']) {
      await page.goto(stage.root + feed);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), feed).toBe(320);
    }
  });

  test('the feed is XML that holds every lineup whole and nothing that runs', async () => {
    const { page } = await openWindow(stage);
    await page.goto(stage.root);
    const entries = await page.evaluate(async (address) => {
      const text = await (await fetch(address)).text();
      const feed = new DOMParser().parseFromString(text, 'application/xml');
      if (feed.querySelector('parsererror')) throw new Error(feed.documentElement.textContent ?? '');
      return [...feed.querySelectorAll('item')].map((entry) => {
        const content = entry.getElementsByTagName('content:encoded')[0]?.textContent ?? '';
        const html = new DOMParser().parseFromString(content, 'text/html');
        const elements = [...html.body.querySelectorAll('*')];
        return {
          guid: entry.querySelector('guid')?.textContent,
          link: entry.querySelector('link')?.textContent,
          titles: [...html.querySelectorAll('ol a')].map((link) => link.textContent),
          dangerous: elements.filter(
            (element) =>
              element.matches('script, iframe, style, img:not([src^="https://i1.sndcdn.com/"])') ||
              element.getAttributeNames().some((name) => name.startsWith('on')),
          ).length,
        };
      });
    }, `${stage.root}rss.xml`);
    const finished = site.catalog.shows.slice(1);
    expect(entries).toEqual(
      finished.map((show) => ({
        guid: `airlog:show:${site.catalog.status.user_id}:${show.slug}`,
        link: `${SITE_URL}${BASE}shows/${show.slug}/`,
        titles: show.tracks.map(trackName),
        dangerous: 0,
      })),
    );
  });

  test('structured data says what the page says, hostile titles included', async () => {
    const { page } = await openWindow(stage);
    await page.goto(`${stage.root}shows/2026-03-11/`);
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    const episode = JSON.parse(text ?? '');
    expect(episode).toMatchObject({ '@type': 'RadioEpisode', url: `${SITE_URL}${BASE}shows/2026-03-11/` });
    const names = episode.hasPart.track.map(({ name }: { name: string }) => name);
    expect(names).toEqual(site.catalog.shows[1]?.tracks.map(trackName));
  });
});
