import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { artistSlug } from '#domain/artists.ts';
import type { CatalogShow } from '#domain/catalog.ts';
import { StandIn } from '../player/soundcloud.ts';
import { openWindow, visit, withoutBrowser } from './chromium.ts';
import { focusOn, tabTo } from './keys.ts';
import { sharedSample } from './shared.ts';
import { openStage, type Stage } from './stage.ts';

/** On each page Tab is pressed so many times. */
const PRESSES = 40;

let stage: Stage;
let show: CatalogShow;
let paths: string[];

/** The player comes a moment after its page, and the page makes room for it. */
async function untilRoomForPlayer(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const player = document.querySelector<HTMLElement>('.player');
    const room = getComputedStyle(document.documentElement).getPropertyValue('--bar');
    return player === null || (player.offsetHeight > 0 && room === `${player.offsetHeight}px`);
  });
}

/** What has the focus and is not seen, press by press. */
async function unseenOn(page: Page): Promise<unknown[]> {
  const unseen: unknown[] = [];
  for (let presses = 0; presses < PRESSES; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOn(page.locator('body'));
    if (focus && !(focus.isOutlined && focus.isUncovered)) unseen.push(focus);
  }
  return unseen;
}

describe.skipIf(withoutBrowser)('the focus is seen wherever Tab leads, under the player too', () => {
  beforeAll(async () => {
    const { folder, catalog } = await sharedSample();
    const [, , ago] = catalog.shows;
    const told = catalog.shows.find(({ notes }) => notes !== null);
    if (!ago || !told) throw new Error('the sample has too few shows for these tests');
    show = ago;
    const shown = [`shows/${show.slug}/`, `shows/${told.slug}/`, `embed/${show.slug}/`];
    const artist = `artists/${encodeURIComponent(artistSlug(show.tracks[0]?.artist ?? ''))}/`;
    const lists = ['', 'shows/', 'artists/', 'years/2026/', 'stats/', 'again/', 'on-this-day/'];
    const others = ['search/', 'about/', 'random/', 'feeds/', 'api/', '404.html'];
    paths = [...shown, artist, ...lists, ...others];
    stage = await openStage(folder);
    return stage.close;
  });

  test.each([
    ['a wide screen', 1280, 720],
    ['a narrow one', 320, 640],
  ])('on every kind of page, on %s', async (_, width, height) => {
    const window = await openWindow(stage, { viewport: { width, height } });
    const standIn = await new StandIn().serve(window.context);
    const { page } = window;
    await page.goto(`${stage.root}shows/${show.slug}/`);
    await tabTo(page, page.locator('#t1 .play'));
    await page.keyboard.press('Enter');
    await expect
      .poll(() => standIn.state(page).catch(() => null))
      .toMatchObject({ url: show.tracks[0]?.permalink_url, isPlaying: true });
    const seen = await visit(window, paths, async (tab, path) => {
      await tab.goto(stage.root + path);
      await untilRoomForPlayer(tab);
      return { path, unseen: await unseenOn(tab) };
    });
    expect(seen).toEqual(paths.map((path) => ({ path, unseen: [] })));
  });
});
