import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CatalogShow } from '#domain/catalog.ts';
import { withoutBrowser } from '../site/chromium.ts';
import type { Stage } from '../site/stage.ts';
import {
  addressOf,
  bar,
  expectPlaying,
  holdNext,
  open,
  openProgramme,
  passPatience,
  pathOf,
  rowButton,
  toAllShows,
  word,
} from './scene.ts';

let stage: Stage;
let show: CatalogShow;

describe.skipIf(withoutBrowser)('the player in trouble', () => {
  beforeAll(async () => {
    ({ stage, show } = await openProgramme());
    return stage.close;
  });

  test('skips what SoundCloud refuses or leaves without an answer, and says so', async () => {
    const scene = await open(stage, pathOf(show));
    const { page, standIn } = scene;
    standIn.fates[addressOf(show, 2)] = 'error';
    standIn.fates[addressOf(show, 3)] = 'silence';
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    await standIn.finish(page);
    await expect.poll(() => word(page).textContent()).toContain('SoundCloud would not play it');
    await passPatience(page, show.tracks[2]);
    await expect
      .poll(() => word(page).textContent())
      .toBe(`Skipped “${show.tracks[2]?.title}”: SoundCloud said nothing for 8 seconds.`);
    await expectPlaying(scene, show, 4);
    await page.getByRole('button', { name: 'Previous', exact: true }).click();
    await expectPlaying(scene, show, 1);
  });

  test('skips a silent first track too', async () => {
    const scene = await open(stage, pathOf(show));
    scene.standIn.fates[addressOf(show, 1)] = 'silence';
    await rowButton(scene.page, 1).click();
    await scene.page.locator('.player[data-phase="loading"] iframe').waitFor({ state: 'attached' });
    // The listener shuts the lid for an hour, which is not the track's fault.
    await scene.page.clock.fastForward('01:00:00');
    expect(await word(scene.page).textContent()).toBe('');
    await passPatience(scene.page, show.tracks[0]);
    await expect.poll(() => word(scene.page).textContent()).toContain('Skipped');
    await expectPlaying(scene, show, 2);
  });

  test('lets a track that is paused before it comes wait, and begins it as it was sought and turned down', async () => {
    const scene = await open(stage, pathOf(show));
    const { page, standIn } = scene;
    standIn.fates[addressOf(show, 2)] = 'silence';
    standIn.fates[addressOf(show, 3)] = 'refuse';
    const come = Promise.withResolvers<void>();
    await page.route('**/player/api.js', (route) => come.promise.then(() => route.fallback()));
    for (const position of [4, 1]) {
      await rowButton(page, position).click();
      await expect
        .poll(() => page.locator('.player-title').textContent())
        .toBe(show.tracks[position - 1]?.title);
    }
    expect(await bar(page).getAttribute('data-phase')).toBe('loading');
    await page.getByLabel('Place in the track').fill('42000');
    await page.getByLabel('Volume').fill('35');
    await rowButton(page, 1).click();
    come.resolve();
    await expect.poll(() => standIn.state(page).catch(() => null)).toMatchObject({ volume: 35 });
    expect(await page.locator('.player-deck iframe').count()).toBe(1);
    await page.clock.fastForward(8100);
    expect(await bar(page).getAttribute('data-phase')).toBe('paused');
    expect((await standIn.state(page)).isPlaying).toBe(false);
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    await expect.poll(async () => (await standIn.state(page)).position).toBeGreaterThanOrEqual(42_000);

    await rowButton(page, 2).click();
    await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('loading');
    await page.locator('.player-deck iframe').waitFor({ state: 'attached' });
    await rowButton(page, 2).click();
    await page.clock.fastForward(8100);
    expect(await word(page).textContent()).toBe('');
    await rowButton(page, 2).click();
    await page.clock.fastForward(8100);
    await expect.poll(() => word(page).textContent()).toContain(`Skipped “${show.tracks[1]?.title}”`);
    // Where the browser let one play, it wants no press for the next.
    await passPatience(page, show.tracks[2]);
    await expect.poll(() => word(page).textContent()).toContain(`Skipped “${show.tracks[2]?.title}”`);
  });

  test('gives up where SoundCloud says nothing of the first three tracks', async () => {
    const scene = await open(stage, pathOf(show));
    const { page, standIn, window } = scene;
    // That it answered once says nothing of a later time.
    await rowButton(page, 4).click();
    await expectPlaying(scene, show, 4);
    await page.getByRole('button', { name: 'Close the player' }).click();
    for (const position of [1, 2, 3]) standIn.fates[addressOf(show, position)] = 'silence';
    await rowButton(page, 1).click();
    for (const track of show.tracks.slice(0, 3)) await passPatience(page, track);
    await expect.poll(() => word(page).textContent()).toContain('does not answer');
    expect(await bar(page).getAttribute('data-phase')).toBe('idle');
    await rowButton(page, 1).click();
    await passPatience(page, show.tracks[0]);
    await expect.poll(() => word(page).textContent()).toContain('Skipped');
    await window.context.close();
  });

  test('lends SoundCloud’s own button where the browser wants that one pressed', async () => {
    const scene = await open(stage, pathOf(show));
    const { page, standIn } = scene;
    standIn.fates[addressOf(show, 1)] = 'refuse';
    await rowButton(page, 1).click();
    await expect.poll(() => standIn.state(page).catch(() => null)).toMatchObject({ isWanted: true });
    await passPatience(page, show.tracks[0]);
    await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('refused');
    expect(await word(page).textContent()).toContain('press Play here first');
    await page.locator('.player-deck iframe').click();
    await expectPlaying(scene, show, 1);
    expect(await word(page).textContent()).toBe('');
    expect(await page.locator('.player-deck').evaluate((deck: HTMLElement) => deck.inert)).toBe(true);
  });

  test('says so where SoundCloud’s player is blocked', async () => {
    const { page, standIn } = await open(stage, pathOf(show));
    standIn.isBlocked = true;
    await rowButton(page, 1).click();
    await expect.poll(() => word(page).textContent()).toContain('does not answer');
    expect(await page.locator('.strong').textContent()).toBe('Play');
    await page.clock.fastForward(8100);
    expect(await word(page).textContent()).toContain('does not answer');

    const asked = page.waitForRequest('**/player/api.js');
    const closed = Promise.withResolvers<void>();
    await page.route('**/player/api.js', (route) => closed.promise.then(() => route.fallback()));
    await rowButton(page, 1).click();
    const failed = page.waitForEvent('requestfailed');
    await asked;
    await page.getByRole('button', { name: 'Close the player' }).click();
    closed.resolve();
    await failed;
    await page.waitForTimeout(100);
    expect(await bar(page).isVisible()).toBe(false);
  });

  test('keeps the track and the place where it cannot go on, and says when the listener is offline', async () => {
    const scene = await open(stage, pathOf(show));
    const { page, standIn, window } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    await page.keyboard.press('l');
    await expect.poll(async () => (await standIn.state(page)).position).toBeGreaterThan(10_000);
    await page.reload();
    standIn.isBlocked = true;
    const resume = page.getByRole('button', { name: /^Resume at 0:1\d$/ });
    await resume.click();
    await expect.poll(() => word(page).textContent()).toContain('does not answer');
    standIn.isBlocked = false;
    standIn.fates[addressOf(show, 2)] = 'error';
    await resume.click();
    await expectPlaying(scene, show, 1);
    await expect.poll(async () => (await standIn.state(page)).position).toBeGreaterThan(10_000);
    await window.context.setOffline(true);
    await standIn.finish(page);
    await expect.poll(() => word(page).textContent()).toBe('You are offline. Press Play when you are back.');
    expect(await page.locator('.player-title').textContent()).toBe(show.tracks[1]?.title);
    await window.context.setOffline(false);
    delete standIn.fates[addressOf(show, 2)];
    await page.keyboard.press('k');
    await expectPlaying(scene, show, 2);
    expect(await word(page).textContent()).toBe('');
  });

  test('plays on where the page of a link, or one further back or forward, does not come', async () => {
    const scene = await open(stage, 'about/');
    const { page, window } = scene;
    await toAllShows(page);
    await page.locator(`main a[href$="${pathOf(show)}"]`).click();
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    const heading = page.locator('main h1');
    const name = await heading.textContent();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const ways = [
      () => page.locator('header nav a[href$="/stats/"]').click(),
      ...[-1, -2, 1].map((by) => () => page.evaluate((delta) => history.go(delta), by)),
    ];
    for (const go of ways) {
      await toAllShows(page);
      await page.goBack();
      await expect.poll(() => heading.textContent()).toBe(name);
      await expect.poll(() => word(page).textContent()).toBe('');
      await window.context.setOffline(true);
      asked.length = 0;
      await go();
      await expect
        .poll(() => word(page).textContent())
        .toBe('That page does not come. If you are online, try again.');
      await expect.poll(() => page.url()).toBe(stage.root + pathOf(show));
      expect(await heading.textContent()).toBe(name);
      await expectPlaying(scene, show, 1);
      expect(asked, 'the page that is here').not.toContain(stage.root + pathOf(show));
      await window.context.setOffline(false);
    }
  });

  test('plays on where a page is lost on the way and the listener is back at once', async () => {
    const scene = await open(stage, pathOf(show));
    const { page, window } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    const heading = page.locator('main h1');
    const name = await heading.textContent();
    await window.context.route('**/shows/', (route) =>
      route.request().method() === 'GET' ? route.abort('internetdisconnected') : route.continue(),
    );
    await page.locator('header nav a[href$="/shows/"]').click();
    await expect
      .poll(() => word(page).textContent())
      .toBe('That page does not come. If you are online, try again.');
    expect(await heading.textContent()).toBe(name);
    await expectPlaying(scene, show, 1);
    await window.context.unroute('**/shows/');
    await toAllShows(page);
    await expectPlaying(scene, show, 1);
  });

  test.each(['a file', 'another site'])('leaves for %s behind the address of a page', async (what) => {
    const scene = await open(stage, pathOf(show));
    const { page, window } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    const elsewhere = stage.root.replace('127.0.0.1', 'localhost');
    const sentOn = { status: 302, headers: { location: elsewhere } };
    await window.context.route('**/shows/', (route) =>
      route.fulfill(what === 'a file' ? { contentType: 'text/plain', body: 'no page' } : sentOn),
    );
    const loaded = page.waitForEvent('load');
    await page.locator('header nav a[href$="/shows/"]').click();
    await loaded;
    expect(page.url()).toBe(what === 'a file' ? `${stage.root}shows/` : elsewhere);
  });

  test.each<[string, (page: Page) => Promise<unknown>]>([
    ['follows a link', toAllShows],
    ['goes back', (page) => page.goBack()],
  ])(
    'loads a page whole that has other scripts, and offers to resume, where a listener %s',
    async (_, go) => {
      const scene = await open(stage, 'shows/');
      const { page, window } = scene;
      await page.locator(`main a[href$="${pathOf(show)}"]`).click();
      await rowButton(page, 1).click();
      await expectPlaying(scene, show, 1);
      await window.context.route('**/later.js', (route) => route.fulfill({ contentType: 'text/javascript' }));
      await window.context.route('**/shows/', async (route) => {
        const published = await (await route.fetch()).text();
        const body = published.replace('</body>', '<script type="module" src="later.js"></script></body>');
        await route.fulfill({ contentType: 'text/html', body });
      });
      const loaded = page.waitForEvent('load');
      await go(page);
      await loaded;
      await page.getByRole('button', { name: /^Resume at/ }).click();
      await expectPlaying(scene, show, 1);
    },
  );

  test.each([
    ['the show', '**/shows/*.json', true],
    // Firefox asks no more for a module that failed: it has to come by another address.
    ['the player itself', '**/_astro/player.*.js', false],
  ])('says so, and has nothing else but Close, where %s cannot be read', async (_, missing, comesAgain) => {
    const scene = await open(stage, pathOf(show));
    const { page, window } = scene;
    await window.context.route(missing, (route) => route.abort('internetdisconnected'));
    await rowButton(page, 1).click();
    await expect
      .poll(() => word(page).textContent())
      .toBe('This show could not be read. If you are online, load the page again.');
    expect(await word(page).isVisible()).toBe(true);
    const rest = bar(page).locator('p, button, input, [data-elapsed]').filter({ visible: true });
    expect(await rest.allTextContents()).toEqual(['Close']);
    await page.getByRole('button', { name: 'Close the player' }).click();
    expect(await bar(page).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    if (comesAgain) await window.context.unroute(missing);
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    expect(await page.getByLabel('Place in the track').isVisible()).toBe(true);
    await page.reload({ waitUntil: 'networkidle' });
    expect(window.errors.filter((error) => !error.startsWith('Failed to load'))).toEqual([]);
  });

  test('asks for a moment where the player or the show is slow to come', async () => {
    const scene = await open(stage, pathOf(show));
    const { page, window } = scene;
    for (const slow of ['**/_astro/player.*.js', `**/shows/${show.slug}.json`]) {
      const [asked, come] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      await window.context.route(slow, async (route) => {
        asked.resolve();
        await come.promise;
        await route.continue();
      });
      await rowButton(page, 1).click();
      await asked.promise;
      await page.clock.fastForward(1000);
      await expect.poll(() => word(page).textContent()).toBe('One moment…');
      expect(await word(page).isVisible()).toBe(true);
      come.resolve();
      await expectPlaying(scene, show, 1);
      expect(await word(page).textContent()).toBe('');
      await page.getByRole('button', { name: 'Close the player' }).click();
    }
    // What is on stays on the bar meanwhile.
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    const held = await holdNext(page, show);
    await rowButton(page, 2).click();
    await held.asked;
    await page.clock.fastForward(1000);
    expect(await word(page).textContent()).toBe('');
    await held.release();
    await expectPlaying(scene, show, 2);
  });

  test('plays no other track for one that left the show since the page was loaded', async () => {
    const scene = await open(stage, pathOf(show));
    const { page } = scene;
    await page.route(`**/shows/${show.slug}.json`, async (route) => {
      const published = await (await route.fetch()).json();
      await route.fulfill({ json: { ...published, tracks: published.tracks.toSpliced(1, 1) } });
    });
    await rowButton(page, 2).click();
    await expect.poll(() => word(page).textContent()).toMatch(/^This show has changed/);
    await rowButton(page, 3).click();
    await expect.poll(() => page.locator('.player-title').textContent()).toBe(show.tracks[2]?.title);
    await rowButton(page, 2).click();
    await expect.poll(() => word(page).textContent()).toMatch(/^This show has changed/);
    expect(await page.locator('.player-title').textContent()).toBe(show.tracks[2]?.title);
  });

  test('plays what was pressed last, in whatever order the shows come', async () => {
    const scene = await open(stage, pathOf(show));
    const { page } = scene;
    const first = await holdNext(page, show);
    await rowButton(page, 1).click();
    await first.asked;
    await rowButton(page, 3).click();
    await expectPlaying(scene, show, 3);
    await first.release();
    await page.waitForTimeout(200);
    await expectPlaying(scene, show, 3);
  });

  test('stays closed when a show comes after that', async () => {
    const scene = await open(stage, pathOf(show));
    const { page } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    const late = Promise.withResolvers<void>();
    await page.route(`**/shows/${show.slug}.json`, (route) => late.promise.then(() => route.continue()));
    for (const position of [3, 2]) {
      const asked = page.waitForRequest(`**/shows/${show.slug}.json`);
      await rowButton(page, position).click();
      await asked;
    }
    await page.getByRole('button', { name: 'Close the player' }).click();
    // Past the moment at which a listener who waits is told so.
    await page.clock.fastForward(1100);
    expect(await bar(page).isVisible()).toBe(false);
    const answered = page.waitForResponse(`**/shows/${show.slug}.json`);
    late.resolve();
    await (await answered).finished();
    await page.waitForTimeout(200);
    expect(await bar(page).isVisible()).toBe(false);
    expect(await page.locator('.player-deck iframe').count()).toBe(0);
  });
});
