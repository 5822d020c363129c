import { beforeAll, describe, expect, test } from 'vitest';
import type { CatalogShow } from '#domain/catalog.ts';
import { clockTime } from '#player/clock.ts';
import { openWindow, withoutBrowser } from '../site/chromium.ts';
import type { Stage } from '../site/stage.ts';
import { bar, expectPlaying, open, openProgramme, pathOf, rowButton, toAllShows, word } from './scene.ts';
import { StandIn } from './soundcloud.ts';

let stage: Stage;
let shows: readonly CatalogShow[];
let show: CatalogShow;
let torn: CatalogShow;

describe.skipIf(withoutBrowser)('the player through a visit', () => {
  beforeAll(async () => {
    ({ stage, shows, show, torn } = await openProgramme());
    return stage.close;
  });

  test('remembers the track and the place over a reload, and asks nobody until it is told to resume', async () => {
    const scene = await open(stage, pathOf(show));
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
    const scene = await open(stage, pathOf(show));
    const { page, standIn, window } = scene;
    await rowButton(page, 1).click();
    await expectPlaying(scene, show, 1);
    const before = await standIn.state(page);
    const room = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).paddingBottom));
    const height = (await bar(page).boundingBox())?.height ?? Number.NaN;
    await expect
      .poll(room, { message: 'the end of the page stays clear of the bar' })
      .toBeGreaterThan(height);
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
    expect(await room(), 'there too').toBeGreaterThan(height);
    expect(await rowButton(page, 1).count()).toBe(1);
    await rowButton(page, 2).click();
    await expectPlaying(scene, show, 2);
    expect(window.errors).toEqual([]);
  });

  test('leaves the way back to the pages, however many tracks it has played', async () => {
    const scene = await open(stage, 'shows/');
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
    const trackIn = (of: CatalogShow, url: string) =>
      of.tracks.find(({ permalink_url, state }) => permalink_url === url && state === 'liked');
    const urls = shows.flatMap(({ tracks }) => tracks.map(({ permalink_url }) => permalink_url));
    const url = urls.find((each) => shows.filter((of) => trackIn(of, each)).length > 1) ?? '';
    const [one, other] = shows.filter((of) => trackIn(of, url));
    if (!one || !other) throw new Error('no track of the sample was played twice');
    const [here = 0, there = 0] = [one, other].map((of) => trackIn(of, url)?.position);
    const scene = await open(stage, pathOf(one));
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
    const scene = await open(stage, pathOf(show));
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
    await expect.poll(() => scene.page.locator('.player-title').textContent()).toBe(torn.tracks[0]?.title);
    await other.page.keyboard.press('n');
    await expectPlaying(other, torn, 2);
    await other.page.keyboard.press('l');
    await scene.page.getByRole('button', { name: /^Resume at 0:1\d$/ }).waitFor();
    expect(await scene.page.locator('[data-length]').textContent()).toBe(
      clockTime(torn.tracks[1]?.duration_ms ?? 0),
    );
    await other.page.keyboard.press('?');
    await other.page.getByRole('checkbox').uncheck();
    await expect.poll(() => scene.page.locator('[data-shortcuts]').isChecked()).toBe(false);
    const comeBack = () =>
      other.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await comeBack();
    await expectPlaying(other, torn, 2);
    const session = await other.page.evaluate(() => localStorage['airlog:player:/archive/shows/']);
    // What another tab keeps while the browser has put this page aside.
    await other.page.evaluate(() => localStorage.removeItem('airlog:player:/archive/shows/'));
    await comeBack();
    await expect.poll(() => bar(other.page).getAttribute('data-phase')).toBe('paused');
    expect(await word(other.page).textContent()).toBe('Paused: another tab plays now.');
    const resume = await scene.page.evaluate(
      (text) => {
        localStorage['airlog:player:/archive/shows/'] = text;
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        return document.querySelector('[data-resume]')?.textContent;
      },
      JSON.stringify({ ...JSON.parse(session), position_ms: 42_000 }),
    );
    expect(resume).toBe('Resume at 0:42');
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
});
