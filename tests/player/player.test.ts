import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CatalogShow } from '#domain/catalog.ts';
import { clockTime } from '#player/clock.ts';
import { violationsOf } from '../site/axe.ts';
import type { BuiltSite } from '../site/build.ts';
import { openWindow, type Window, withoutBrowser } from '../site/chromium.ts';
import { sharedSample } from '../site/shared.ts';
import { openStage, type Stage } from '../site/stage.ts';
import { StandIn } from './soundcloud.ts';

const MOST_SCRIPT_BYTES = 15_000;

let site: BuiltSite;
let stage: Stage;
/** A show whose first tracks are there, one that lost a track, and one whose name is long. */
let show: CatalogShow;
let torn: CatalogShow;
let named: CatalogShow;

interface Scene {
  page: Page;
  standIn: StandIn;
  window: Window;
}

/** Opens a page of the site in a window of its own, with the stand-in behind it. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Scene> {
  const window = await openWindow(stage, options);
  const standIn = await new StandIn().serve(window.context);
  const { page } = window;
  await page.clock.install();
  await page.goto(stage.root + path);
  return { page, standIn, window };
}

const pathOf = ({ slug }: CatalogShow) => `shows/${slug}/`;
const addressOf = (of: CatalogShow, position: number) => of.tracks[position - 1]?.permalink_url ?? '';
const rowButton = (page: Page, position: number) => page.locator(`#t${position} .play`);
const bar = (page: Page) => page.locator('.player');
const word = (page: Page) => page.locator('[data-word]');

async function toAllShows(page: Page): Promise<void> {
  await page.locator('header nav a[href$="/shows/"]').click();
  await page.waitForURL(`${stage.root}shows/`);
}

async function expectPlaying({ page, standIn }: Scene, of: CatalogShow, position: number): Promise<void> {
  await expect
    .poll(() => standIn.state(page).catch(() => null))
    .toMatchObject({ url: addressOf(of, position), isPlaying: true });
  await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('playing');
  expect((await page.locator('.player-title').textContent())?.trim()).toBe(
    of.tracks[position - 1]?.title.trim(),
  );
}

/** Lets SoundCloud's 8 seconds pass for the track that is loading. */
async function passPatience(page: Page, track: CatalogShow['tracks'][number] | undefined): Promise<void> {
  await expect.poll(() => page.locator('.player-title').textContent()).toBe(track?.title);
  await page.locator('.player[data-phase="loading"] iframe').waitFor({ state: 'attached' });
  await page.clock.fastForward(8100);
}

/** Lets the next answer to who asks for a show wait until it is released. */
async function holdNext(page: Page, { slug }: CatalogShow) {
  const [asked, open] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route(
    `**/shows/${slug}.json`,
    async (route) => {
      asked.resolve();
      await open.promise;
      await route.continue();
    },
    { times: 1 },
  );
  const release = async () => {
    const answered = page.waitForResponse(`**/shows/${slug}.json`);
    open.resolve();
    await (await answered).finished();
  };
  return { asked: asked.promise, release };
}

describe.skipIf(withoutBrowser)('the player', () => {
  beforeAll(async () => {
    site = await sharedSample();
    const isWhole = (candidate: CatalogShow) => candidate.tracks.every((track) => track.state === 'liked');
    const lastsOne = (candidate: CatalogShow) =>
      candidate.tracks.findIndex((track) => track.state === 'gone') > 0 && candidate.tracks.length > 5;
    const [whole, lost] = [site.catalog.shows.slice(1).find(isWhole), site.catalog.shows.find(lastsOne)];
    const titled = site.catalog.shows.find(({ title }) => title && title.length > 25);
    if (!whole || !lost || !titled) throw new Error('the sample has no show for these tests');
    [show, torn, named] = [whole, lost, titled];
    stage = await openStage(site.folder);
    return stage.close;
  });

  test('asks nobody for anything before Play, and runs on few bytes', async () => {
    const { page, standIn, window } = await open(pathOf(show));
    const loaded: Promise<string>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') loaded.push(response.text());
    });
    await page.reload({ waitUntil: 'networkidle' });
    expect(standIn.requests).toEqual([]);
    expect(window.foreign.filter(({ type }) => type !== 'image')).toEqual([]);
    const inline = await page.evaluate(() =>
      [...document.scripts]
        .filter(({ src, type }) => !src && type !== 'application/ld+json')
        .map(({ text }) => text),
    );
    const scripts = [...(await Promise.all(loaded)), ...inline];
    const bytes = scripts.reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(scripts.length).toBeGreaterThan(2);
    expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
  });

  test('leaves no dead button where JavaScript is off', async () => {
    const { page } = await open(pathOf(show), { javaScriptEnabled: false });
    expect(await page.locator('#t1').isVisible()).toBe(true);
    expect(await page.locator('.play, .play-show, .player').filter({ visible: true }).count()).toBe(0);
  });

  test('plays a show from any track and goes on by itself, each in a widget of its own', async () => {
    const scene = await open(pathOf(show));
    const { page, standIn, window } = scene;
    await rowButton(page, 2).click();
    await expectPlaying(scene, show, 2);
    expect(await rowButton(page, 2).textContent()).toBe('Pause');
    expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toBe(show.tracks[1]?.title);
    const phases = await page.evaluateHandle(() => {
      const seen: (string | undefined)[] = [];
      const player = document.querySelector<HTMLElement>('.player');
      new MutationObserver(() => seen.push(player?.dataset.phase)).observe(player as Node, {
        attributeFilter: ['data-phase'],
      });
      return seen;
    });
    await standIn.finish(page);
    await expectPlaying(scene, show, 3);
    // PAUSE comes before FINISH: nobody is told of it.
    expect(await phases.jsonValue()).not.toContain('paused');
    await page.getByRole('button', { name: 'Previous', exact: true }).click();
    await expectPlaying(scene, show, 2);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expectPlaying(scene, show, 3);
    expect(standIn.requests).toEqual(['/player/api.js', ...Array(4).fill('/player/')]);
    expect(await page.locator('.player-deck iframe').count()).toBe(1);
    const last = show.tracks.length;
    await rowButton(page, last).click();
    await expectPlaying(scene, show, last);
    await page.keyboard.press('l');
    await expect.poll(() => page.locator('[data-elapsed]').textContent()).toMatch(/^0:1/);
    await standIn.finish(page);
    await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('idle');
    expect(await page.locator('[data-elapsed]').textContent()).toBe('0:00');
    await page.keyboard.press('k');
    await expectPlaying(scene, show, 1);
    expect(window.errors).toEqual([]);
  });

  test('obeys the media keys, and tells those who do not see it what plays', async () => {
    const window = await openWindow(stage);
    await window.context.addInitScript(() => {
      const pressed: Record<string, MediaSessionActionHandler | null> = {};
      Object.assign(globalThis, { pressed });
      navigator.mediaSession.setActionHandler = (action, act) => {
        pressed[action] = act;
      };
    });
    const standIn = await new StandIn().serve(window.context);
    const { page } = window;
    await page.goto(stage.root + pathOf(show));
    const scene = { page, standIn, window };
    const press = (action: MediaSessionAction, seekTime?: number) =>
      page.evaluate(
        (details) => {
          const { pressed } = globalThis as unknown as {
            pressed: Record<string, MediaSessionActionHandler>;
          };
          pressed[details.action]?.(details as MediaSessionActionDetails);
        },
        { action, ...(seekTime !== undefined && { seekTime }) },
      );
    await rowButton(page, 2).click();
    await expectPlaying(scene, show, 2);
    await press('nexttrack');
    await expectPlaying(scene, show, 3);
    const { title, artist } = show.tracks[2] ?? {};
    expect(await page.locator('[data-announcement]').textContent()).toBe(`3: ${title} by ${artist}`);
    await press('previoustrack');
    await expectPlaying(scene, show, 2);
    // The widget obeys in order: once it is there, it has obeyed whatever came before.
    const seek = async (seconds: number) => {
      await press('seekto', seconds);
      await expect
        .poll(async () => (await standIn.state(page)).position)
        .toBeGreaterThanOrEqual(seconds * 1000);
    };
    await seek(30);
    await press('pause');
    await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('paused');
    expect(await page.evaluate(() => navigator.mediaSession.playbackState)).toBe('paused');
    await press('pause');
    await seek(40);
    expect((await standIn.state(page)).isPlaying).toBe(false);
    await press('play');
    await expectPlaying(scene, show, 2);
    await press('play');
    await seek(50);
    expect((await standIn.state(page)).isPlaying).toBe(true);
    await page.keyboard.press('s');
    expect(await page.locator('[data-announcement]').textContent()).toBe('Shuffle on');
  });

  test('pauses, seeks and changes the volume', async () => {
    const scene = await open(pathOf(show));
    const { page, standIn } = scene;
    await page.getByRole('button', { name: 'Play this show' }).click();
    await expectPlaying(scene, show, 1);
    await page.getByLabel('Place in the track').fill('42000');
    await expect.poll(async () => (await standIn.state(page)).position).toBeGreaterThanOrEqual(42_000);
    await page.getByLabel('Volume').fill('35');
    await expect.poll(async () => (await standIn.state(page)).volume).toBe(35);
    await rowButton(page, 1).click();
    await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('paused');
    expect(await rowButton(page, 1).textContent()).toBe('Play');
    expect((await standIn.state(page)).isPlaying).toBe(false);
    const [elapsed, length] = await page.locator('[data-elapsed], [data-length]').allTextContents();
    // The widget says how long it is.
    expect([elapsed, length]).toEqual([expect.stringMatching(/^0:4[2-5]$/), '1:00']);
    const place = page.getByLabel('Place in the track');
    expect(await place.getAttribute('aria-valuetext')).toBe(`${elapsed} of ${length}`);
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    expect((await standIn.state(page)).position).toBeGreaterThanOrEqual(42_000);
  });

  test('obeys single keys on its sliders too, which keep the arrows', async () => {
    const scene = await open(pathOf(show));
    const { page, standIn } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    await page.getByLabel('Place in the track').press('k');
    await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('paused');
    const volume = page.getByLabel('Volume');
    await volume.press('-');
    expect(await volume.inputValue()).toBe('70');
    await volume.press('ArrowRight');
    await expect.poll(async () => (await standIn.state(page)).volume).toBe(75);
    expect((await standIn.state(page)).position).toBeLessThan(10_000);
  });

  test('skips what SoundCloud refuses or leaves without an answer, and says so', async () => {
    const scene = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
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

  test('takes no single keys from whoever wants none, before a track was played too', async () => {
    const { page, window } = await open(pathOf(show));
    const keys = page.getByRole('checkbox', { name: 'Single keys do this' });
    const scrolls = await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }),
      ),
    );
    expect(scrolls, 'where there is nothing to play').toBe(true);
    await page.keyboard.press('?');
    await keys.uncheck();
    await page.waitForFunction(() =>
      localStorage['airlog:player:/archive/shows/']?.includes('"shortcuts":false'),
    );
    expect(await keys.isChecked()).toBe(false);
    await page.reload();
    await page.waitForFunction(() => document.querySelector('[data-shortcuts]:not(:checked)'));
    await page.keyboard.press('?');
    expect(await keys.isVisible()).toBe(false);
    expect(window.errors).toEqual([]);
  });

  test('passes a track that is gone, and offers no show of which all are', async () => {
    const gone = torn.tracks.findIndex((track) => track.state === 'gone') + 1;
    const after = torn.tracks.findIndex((track, index) => index >= gone && track.state === 'liked') + 1;
    const scene = await open(pathOf(torn));
    expect(await rowButton(scene.page, gone).count()).toBe(0);
    await rowButton(scene.page, gone - 1).click();
    await expectPlaying(scene, torn, gone - 1);
    await scene.standIn.finish(scene.page);
    await expectPlaying(scene, torn, after);
    const { page, window } = scene;
    const whole = page.getByRole('button', { name: 'Play this show' });
    await whole.focus();
    const unread = page.waitForEvent('requestfailed');
    await page.route(`**/shows/${torn.slug}.json`, (route) => route.abort());
    const isMarked = await page.evaluate((detail) => {
      const row = document.querySelector('[data-playing]');
      row?.removeAttribute('data-playing');
      document.dispatchEvent(new CustomEvent('airlog:lineup', { detail }));
      return row?.hasAttribute('data-playing');
    }, torn.slug);
    expect(isMarked).toBe(true);
    expect(await whole.evaluateAll((all) => all.map((each) => each === document.activeElement))).toEqual([
      true,
    ]);
    await unread;
    await page.evaluate((detail) => {
      for (const row of document.querySelectorAll('.track')) row.classList.add('gone');
      document.dispatchEvent(new CustomEvent('airlog:lineup', { detail }));
    }, torn.slug);
    expect(await whole.count()).toBe(0);
    expect(window.errors.filter((error) => !error.startsWith('Failed to load'))).toEqual([]);
  });

  test('says so where SoundCloud’s player is blocked', async () => {
    const { page, standIn } = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
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

  test.each<[string, (page: Page) => Promise<unknown>]>([
    ['follows a link', toAllShows],
    ['goes back', (page) => page.goBack()],
  ])(
    'loads a page whole that has other scripts, and offers to resume, where a listener %s',
    async (_, go) => {
      const scene = await open('shows/');
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
    const scene = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
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
    const scene = await open(pathOf(show));
    const { page } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    const late = await holdNext(page, show);
    await rowButton(page, 3).click();
    await late.asked;
    await page.getByRole('button', { name: 'Close the player' }).click();
    // Past the moment at which a listener who waits is told so.
    await page.waitForTimeout(1100);
    await late.release();
    await page.waitForTimeout(200);
    expect(await bar(page).isVisible()).toBe(false);
    expect(await page.locator('.player-deck iframe').count()).toBe(0);
  });

  test('remembers the track and the place over a reload, and asks nobody until it is told to resume', async () => {
    const scene = await open(pathOf(show));
    const { page, standIn } = scene;
    await rowButton(page, 4).click();
    await expectPlaying(scene, show, 4);
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    await expect.poll(async () => (await standIn.state(page)).position).toBeGreaterThan(20_000);
    standIn.requests.length = 0;
    await page.goto(stage.root);
    const resume = page.getByRole('button', { name: /^Resume at 0:2\d$/ });
    await resume.waitFor();
    expect(standIn.requests).toEqual([]);
    expect(await page.locator('[data-length]').textContent()).toBe(
      clockTime(show.tracks[3]?.duration_ms ?? 0),
    );
    await resume.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Pause');
    await expectPlaying(scene, show, 4);
    await expect.poll(async () => (await standIn.state(page)).position).toBeGreaterThan(20_000);
    await page.goto(stage.root + pathOf(show));
    await resume.waitFor();
    await rowButton(page, 4).click();
    await expectPlaying(scene, show, 4);
    expect((await standIn.state(page)).position, 'its own button begins it').toBeLessThan(20_000);
  });

  test('plays on over two navigations without a gap', async () => {
    const scene = await open(pathOf(show));
    const { page, standIn, window } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    const before = await standIn.state(page);
    await toAllShows(page);
    const between = await standIn.state(page);
    await page
      .locator(`main a[href$="${pathOf(show)}"]`)
      .first()
      .click();
    await page.locator('#t1[data-playing]').waitFor();
    const after = await standIn.state(page);
    expect([between.life, after.life]).toEqual([before.life, before.life]);
    expect(after.position).toBeGreaterThan(before.position);
    expect([between.isPlaying, after.isPlaying]).toEqual([true, true]);
    expect(standIn.requests).toEqual(['/player/api.js', '/player/']);
    const room = await page.evaluate(() => getComputedStyle(document.body).paddingBottom);
    const height = (await bar(page).boundingBox())?.height ?? Number.NaN;
    expect(Number.parseFloat(room), 'the end of the page stays clear of the bar').toBeGreaterThan(height);
    expect(await rowButton(page, 1).count()).toBe(1);
    await rowButton(page, 2).click();
    await expectPlaying(scene, show, 2);
    expect(window.errors).toEqual([]);
  });

  test('leaves the way back to the pages, however many tracks it has played', async () => {
    const scene = await open('shows/');
    const { page } = scene;
    await page.locator(`main a[href$="${pathOf(show)}"]`).click();
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    for (const position of [2, 3]) {
      await scene.standIn.finish(page);
      await expectPlaying(scene, show, position);
    }
    await page.goBack();
    await page.waitForURL(`${stage.root}shows/`);
    await expectPlaying(scene, show, 3);
  });

  test('marks a track that plays in its show alone, where another show has it too', async () => {
    const { shows } = site.catalog;
    const trackIn = (of: CatalogShow, url: string) =>
      of.tracks.find(({ permalink_url, state }) => permalink_url === url && state === 'liked');
    const urls = shows.flatMap(({ tracks }) => tracks.map(({ permalink_url }) => permalink_url));
    const url = urls.find((each) => shows.filter((of) => trackIn(of, each)).length > 1) ?? '';
    const [one, other] = shows.filter((of) => trackIn(of, url));
    if (!one || !other) throw new Error('no track of the sample was played twice');
    const [here = 0, there = 0] = [one, other].map((of) => trackIn(of, url)?.position);
    const scene = await open(pathOf(one));
    const { page } = scene;
    await rowButton(page, here).click();
    await expectPlaying(scene, one, here);
    await page.keyboard.press('r');
    await toAllShows(page);
    await page
      .locator(`main a[href$="${pathOf(other)}"]`)
      .first()
      .click();
    await page.waitForURL(stage.root + pathOf(other));
    expect(await rowButton(page, there).textContent()).toBe('Play');
    await rowButton(page, there).click();
    await expect
      .poll(() => page.locator('p a:has([data-show-name])').getAttribute('href'))
      .toContain(other.slug);
    await expectPlaying(scene, other, there);
    await page.getByRole('button', { name: 'Repeat', pressed: true }).waitFor();
  });

  test('falls silent, with a word, when another tab plays, and leaves that one its session', async () => {
    const scene = await open(pathOf(show));
    await rowButton(scene.page, 1).click();
    await expectPlaying(scene, show, 1);
    const { standIn, window } = scene;
    const other = { page: await window.context.newPage(), standIn, window };
    await other.page.goto(stage.root + pathOf(torn));
    await rowButton(other.page, 1).click();
    await expectPlaying(other, torn, 1);
    await expect.poll(() => bar(scene.page).getAttribute('data-phase')).toBe('paused');
    expect(await word(scene.page).textContent()).toBe('Paused: another tab plays now.');
    expect((await standIn.state(other.page)).isPlaying).toBe(true);
    const kept = () =>
      other.page.evaluate(() => JSON.parse(localStorage['airlog:player:/archive/shows/']).queue.show);
    await scene.page.reload();
    expect(await kept()).toBe(torn.slug);
    await rowButton(scene.page, 2).click();
    await expectPlaying(scene, show, 2);
    await expect.poll(() => bar(other.page).getAttribute('data-phase')).toBe('paused');
    expect(await kept()).toBe(show.slug);
    await other.page.keyboard.press('k');
    await expectPlaying(other, torn, 1);
    expect(await word(other.page).textContent()).toBe('');
    await scene.page.reload();
    await other.page.keyboard.press('l');
    await scene.page.getByRole('button', { name: /^Resume at 0:1\d$/ }).waitFor();
    await other.page.keyboard.press('?');
    await other.page.getByRole('checkbox').uncheck();
    await expect.poll(() => scene.page.locator('[data-shortcuts]').isChecked()).toBe(false);
    const comeBack = () =>
      other.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await comeBack();
    await expectPlaying(other, torn, 1);
    // What another tab keeps while the browser has put this page aside.
    await other.page.evaluate(() => localStorage.removeItem('airlog:player:/archive/shows/'));
    await comeBack();
    await expect.poll(() => bar(other.page).getAttribute('data-phase')).toBe('paused');
    expect(await word(other.page).textContent()).toBe('Paused: another tab plays now.');
    expect(window.errors).toEqual([]);
  });

  test('plays where the browser keeps nothing, lets tabs say nothing to each other, and is not of the youngest', async () => {
    const window = await openWindow(stage);
    await window.context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(self, 'localStorage', { get: refuse });
      Reflect.deleteProperty(self, 'HTMLDialogElement');
      Reflect.deleteProperty(Element.prototype, 'ariaPressed');
      const { querySelector } = Element.prototype;
      Element.prototype.querySelector = function (selector: string) {
        if (selector.includes(':has(')) throw new DOMException(selector, 'SyntaxError');
        return querySelector.call(this, selector);
      };
      self.BroadcastChannel = class extends BroadcastChannel {
        constructor(name: string) {
          refuse();
          super(name);
        }
      };
    });
    const standIn = await new StandIn().serve(window.context);
    const { page } = window;
    await page.goto(stage.root + pathOf(show));
    await rowButton(page, 2).click();
    await expectPlaying({ page, standIn, window }, show, 2);
    await rowButton(page, 3).click();
    await expectPlaying({ page, standIn, window }, show, 3);
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Shuffle', pressed: true }).waitFor();
    expect(window.errors).toEqual([]);
  });

  test('offers to resume where the browser reloads a moved frame', async () => {
    const window = await openWindow(stage);
    await window.context.addInitScript(() => {
      Reflect.deleteProperty(Element.prototype, 'moveBefore');
    });
    const standIn = await new StandIn().serve(window.context);
    const { page } = window;
    await page.goto(stage.root + pathOf(show));
    const scene = { page, standIn, window };
    await rowButton(page, 2).click();
    await expectPlaying(scene, show, 2);
    await page.keyboard.press('l');
    await toAllShows(page);
    await page.getByRole('button', { name: /^Resume at 0:1\d$/ }).click();
    await expectPlaying(scene, show, 2);
    await expect.poll(async () => (await standIn.state(page)).position).toBeGreaterThan(10_000);
  });

  test('is led by keys alone', async () => {
    const scene = await open(pathOf(show));
    const { page, standIn } = scene;
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    expect(await help.getByText('play or pause').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await help.isVisible()).toBe(false);
    await toAllShows(page);
    await page.keyboard.press('?');
    await page.goBack();
    await page.waitForURL(`**/${pathOf(show)}`);
    await expect.poll(() => help.isVisible()).toBe(false);
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.matches('#t1 .play'))) break;
    }
    await page.keyboard.press('Enter');
    await expectPlaying(scene, show, 1);
    await page.keyboard.press('n');
    await expectPlaying(scene, show, 2);
    await page.keyboard.press('k');
    await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('paused');
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const hear = ({ defaultPrevented: isOurs }: KeyboardEvent) => Object.assign(globalThis, { isOurs });
      addEventListener('keydown', hear, { once: true });
    });
    await page.keyboard.press(' ');
    const isOurs = await page.evaluate(() => (globalThis as { isOurs?: boolean }).isOurs);
    expect(isOurs, 'the page does not scroll').toBe(true);
    await expectPlaying(scene, show, 2);
    await page.keyboard.press('p');
    await expectPlaying(scene, show, 1);
    await page.keyboard.press('l');
    await expect.poll(async () => (await standIn.state(page)).position).toBeGreaterThanOrEqual(10_000);
    await page.keyboard.press('p');
    await expect.poll(async () => (await standIn.state(page)).position).toBeLessThan(3000);
    expect((await standIn.state(page)).url).toBe(addressOf(show, 1));
    for (const [key, volume] of [
      ['-', 70],
      ['m', 0],
      ['m', 70],
      ['+', 80],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(async () => (await standIn.state(page)).volume).toBe(volume);
    }
    await page.keyboard.press('r');
    expect(await page.locator('[data-announcement]').textContent()).toBe('Repeat on');
    await page.keyboard.press('?');
    await help.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect((await page.locator('.player-title').textContent())?.trim()).toBe(show.tracks[0]?.title.trim());
    expect((await standIn.state(page)).url).toBe(addressOf(show, 1));
    const isLeft = await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }),
      ),
    );
    expect(isLeft).toBe(true);
  });

  test.each([
    ['a show of a date', 390],
    ['a show with a long name, on the narrowest screen', 320],
  ])('has no axe violation while it plays %s', async (_, width) => {
    const played = width === 320 ? named : torn;
    const scene = await open(pathOf(played), { viewport: { width, height: 800 } });
    const { page } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, played, 1);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
