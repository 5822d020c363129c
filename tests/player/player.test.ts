import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CatalogShow } from '#domain/catalog.ts';
import { violationsOf } from '../site/axe.ts';
import { openWindow, withoutBrowser } from '../site/chromium.ts';
import type { Stage } from '../site/stage.ts';
import {
  addressOf,
  bar,
  expectPlaying,
  open,
  openProgramme,
  pathOf,
  rowButton,
  toAllShows,
} from './scene.ts';
import { StandIn } from './soundcloud.ts';

const MOST_SCRIPT_BYTES = 15_000;

let stage: Stage;
let show: CatalogShow;
let torn: CatalogShow;
let named: CatalogShow;

describe.skipIf(withoutBrowser)('the player', () => {
  beforeAll(async () => {
    ({ stage, show, torn, named } = await openProgramme());
    return stage.close;
  });

  test('asks nobody for anything before Play, and runs on few bytes', async () => {
    const { page, standIn, window } = await open(stage, pathOf(show));
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
    const { page } = await open(stage, pathOf(show), { javaScriptEnabled: false });
    expect(await page.locator('#t1').isVisible()).toBe(true);
    expect(await page.locator('.play, .play-show, .player').filter({ visible: true }).count()).toBe(0);
  });

  test('plays a show from any track and goes on by itself, each in a widget of its own', async () => {
    const scene = await open(stage, pathOf(show));
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
    const scene = await open(stage, pathOf(show));
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
    const scene = await open(stage, pathOf(show));
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

  test('takes no single keys from whoever wants none, before a track was played too', async () => {
    const { page, window } = await open(stage, pathOf(show));
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
    const scene = await open(stage, pathOf(torn));
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

  test('is led by keys alone', async () => {
    const scene = await open(stage, pathOf(show));
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
    const scene = await open(stage, pathOf(played), { viewport: { width, height: 800 } });
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
