import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CatalogShow } from '#domain/catalog.ts';
import { openWindow, type Window } from '../site/chromium.ts';
import { sharedSample } from '../site/shared.ts';
import { openStage, type Stage } from '../site/stage.ts';
import { StandIn } from './soundcloud.ts';

/** The sample's site on a server, and shows of it. */
export interface Programme {
  stage: Stage;
  shows: readonly CatalogShow[];
  /** Its tracks are all there. */
  show: CatalogShow;
  /** It lost a track. */
  torn: CatalogShow;
  /** Its name is long. */
  named: CatalogShow;
}

export async function openProgramme(): Promise<Programme> {
  const { folder, catalog } = await sharedSample();
  const { shows } = catalog;
  const isWhole = (candidate: CatalogShow) => candidate.tracks.every((track) => track.state === 'liked');
  const lostOne = (candidate: CatalogShow) =>
    candidate.tracks.findIndex((track) => track.state === 'gone') > 0 && candidate.tracks.length > 5;
  const [show, torn] = [shows.slice(1).find(isWhole), shows.find(lostOne)];
  const named = shows.find(({ title }) => title && title.length > 25);
  if (!show || !torn || !named) throw new Error('the sample has no show for these tests');
  return { stage: await openStage(folder), shows, show, torn, named };
}

export interface Scene {
  page: Page;
  standIn: StandIn;
  window: Window;
}

/** Opens a page of the site in a window of its own, with the stand-in behind it. */
export async function open(stage: Stage, path: string, options: BrowserContextOptions = {}): Promise<Scene> {
  const window = await openWindow(stage, options);
  const standIn = await new StandIn().serve(window.context);
  const { page } = window;
  await page.clock.install();
  await page.goto(stage.root + path);
  return { page, standIn, window };
}

export const pathOf = ({ slug }: CatalogShow) => `shows/${slug}/`;
export const addressOf = (of: CatalogShow, position: number) => of.tracks[position - 1]?.permalink_url ?? '';
export const rowButton = (page: Page, position: number) => page.locator(`#t${position} .play`);
export const bar = (page: Page) => page.locator('.player');
export const word = (page: Page) => page.locator('[data-word]');

export async function toAllShows(page: Page): Promise<void> {
  await page.locator('header nav a[href$="/shows/"]').click();
  await page.waitForURL(/\/shows\/$/);
}

export async function expectPlaying(
  { page, standIn }: Scene,
  of: CatalogShow,
  position: number,
): Promise<void> {
  await expect
    .poll(() => standIn.state(page).catch(() => null))
    .toMatchObject({ url: addressOf(of, position), isPlaying: true });
  await expect.poll(() => bar(page).getAttribute('data-phase')).toBe('playing');
  expect((await page.locator('.player-title').textContent())?.trim()).toBe(
    of.tracks[position - 1]?.title.trim(),
  );
}

/** Lets SoundCloud's 8 seconds pass for the track that is loading. */
export async function passPatience(
  page: Page,
  track: CatalogShow['tracks'][number] | undefined,
): Promise<void> {
  await expect.poll(() => page.locator('.player-title').textContent()).toBe(track?.title);
  await page.locator('.player[data-phase="loading"] iframe').waitFor({ state: 'attached' });
  await page.clock.fastForward(8100);
}

/** Lets the next answer to who asks for a show wait until it is released. */
export async function holdNext(page: Page, { slug }: CatalogShow) {
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
