import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { fork, REPOSITORY, runCommand } from '../commands/run.ts';
import { StandIn } from '../player/soundcloud.ts';
import { BASE, NOW, SITE_URL } from './build.ts';
import { openWindow, withoutBrowser } from './chromium.ts';
import { writeFixture } from './fixture.ts';
import { openStage, type Stage } from './stage.ts';

const TITLED = 'shows/2026-03-11/';
const UNTITLED = 'shows/2025-12-24/';

const TEHRAN = `{ weekday: 'Friday', time: '20:00', time_zone: 'Asia/Tehran' },
  earlier_schedules: [{ weekday: 'Wednesday', time: '22:00', time_zone: 'America/New_York', last_show: '2026-03-25' }],
  last_show: '2026-05-01',`;

/**
 * What a station says itself, by the fields of its config. Persian is written from right to left, and its
 * dates would go by another calendar. The station is about to move, and to end.
 */
const inPersian = (config: string) =>
  config
    .replace("language: 'en'", "language: 'fa'")
    .replace(/(?<= schedule: ){.*},/, TEHRAN)
    .replace(/(?<= title: )'[^']*'/, "'رادیو شب'")
    .replace(/(?<=description: )'[^']*'/, "'برنامه‌ای از شب.'")
    .replace(/(?<=label: )'[^']*'/, "'میزبان در ساندکلاد'");

let stage: Stage;

describe.skipIf(withoutBrowser)('a station that does not speak English', () => {
  beforeAll(async () => {
    const root = fork(
      inPersian,
      readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'),
      mkdtempSync(join(inject('sites'), 'language-')),
    );
    const settings = { AIRLOG_DATA: writeFixture(), AIRLOG_NOW: NOW, SITE_URL, BASE_PATH: BASE };
    const { code, stderr } = await runCommand('build', [], settings, root);
    if (code !== 0) throw new Error(`npm run build ended with ${code}: ${stderr}`);
    stage = await openStage(join(root, 'dist'));
    return stage.close;
  });

  test('gives tall letters of its name and its dates a line of their height', async () => {
    const { page } = await openWindow(stage);
    await page.goto(stage.root + UNTITLED);
    const heights = await page.locator('.wordmark bdi, .show-name bdi').evaluateAll((names) =>
      names.map((name) => {
        const { lineHeight, fontSize } = getComputedStyle(name);
        return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
      }),
    );
    expect(heights).toEqual([1.2, 1.2].map((height) => expect.closeTo(height)));
    const date = await page.locator('.show-name').boundingBox();
    expect(date?.height).toBeLessThan(200);
  });

  test.each([
    '',
    TITLED,
    UNTITLED,
    'shows/',
    'years/2026/',
    'stats/',
    'search/',
    'about/',
    'embed/2026-03-11/',
    'on-this-day/',
    'artists/plain-paper/',
  ])(
    'has pages of English words with each date marked as its own, in language and direction, at /%s',
    async (path) => {
      const { page } = await openWindow(stage, { timezoneId: 'Asia/Tokyo' });
      await page.goto(stage.root + path);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      const dates = page.locator(':is(time:not(.length), .wordmark bdi):not(:empty)');
      const spoken = await dates.evaluateAll((found) =>
        found.map((element) => element.closest<HTMLElement>('[lang]')?.lang),
      );
      expect(new Set(spoken.filter((language) => language !== 'fa'))).toEqual(new Set());
      const mixed = page.locator('[lang="fa"]:not(ul, bdi, bdi *, [dir="auto"], [dir="auto"] *)');
      expect(await mixed.allInnerTexts()).toEqual([]);
      const english = page.locator('[lang="fa"]').filter({ hasText: /\b(tracks?|the|to)\b/ });
      expect(await english.allInnerTexts()).toEqual([]);
    },
  );

  test('is told by the clock of its week and by the visitor’s, found and played by its own names of the days', async () => {
    const { context } = await openWindow(stage, { timezoneId: 'Asia/Tokyo' });
    await new StandIn().serve(context);
    const page = await context.newPage();
    await page.goto(stage.root + UNTITLED);
    expect(await page.locator('.visitor-time time').allInnerTexts()).toEqual([
      'پنجشنبه ۲۵ دسامبر، ۱۲:۰۰',
      'پنجشنبه ۱ ژانویه، ۱۲:۰۰',
    ]);
    expect(await page.locator('.week > time, #t1 .how + time').allInnerTexts()).toEqual([
      'چهارشنبه ۲۴ دسامبر، ۲۲:۰۰',
      'چهارشنبه ۳۱ دسامبر، ۲۲:۰۰ (\u200e−۵ گرینویچ)',
      'چهارشنبه ۲۴ دسامبر، ۲۲:۰۰',
    ]);
    await page.locator('#t1 .play').click();
    await expect.poll(() => page.locator('[data-show-name]').textContent()).toBe('۲۴ دسامبر ۲۰۲۵');
    expect(await page.locator('[data-show-name]').getAttribute('lang')).toBe('fa');
    await page.goto(`${stage.root}search/?year=2025`);
    await page.locator('.found .day').first().waitFor();
    expect(await page.locator('.found .day').first().textContent()).toMatch(/ ۲۰۲۵$/);
    await page.locator('#artist').focus();
    const offered = page.locator('#artists option');
    await expect.poll(() => offered.count()).toBeGreaterThan(0);
    const names = await offered.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(names.indexOf('فرقة خيالية'), 'before Latin letters').toBeLessThan(names.indexOf('Longword'));
  });
});
