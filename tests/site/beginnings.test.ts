import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { type BuiltSite, buildFixture, filesOf, NOW, pagesOf } from './build.ts';
import { openWindow, visit, withoutBrowser } from './chromium.ts';
import { writeFixture } from './fixture.ts';
import { openStage, type Stage } from './stage.ts';

const WEEK = '2026-03-18';

/** A host of its own: the archive lies at its root. */
const ROOT = '/';

const ANY = 'random/';
const LISTS = ['again/', 'artists/', 'search/', 'stats/'];

let empty: BuiltSite;
let young: BuiltSite;

beforeAll(() => {
  empty = buildFixture(writeFixture('web', {}, {}), NOW, ROOT);
  const tracks = ['Low Tide', 'Night Library'].map((title) => ({ title, artist: 'The Invented Coast' }));
  young = buildFixture(writeFixture('web', { [WEEK]: tracks }, {}), NOW, ROOT);
});

function contentOf({ folder }: BuiltSite, path: string): string {
  const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
  return html.slice(html.indexOf('<main'), html.indexOf('</main>'));
}

/** The texts of the elements of such a tag and class. */
function textsOf(content: string, element: RegExp): string[] {
  return [...content.matchAll(element)].map(([, text = '']) => text.replace(/<[^>]*>/g, '').trim());
}

const EMPTY = /<p class="empty"[^>]*>([^<]*)</g;
const HEADING = /<h2[^>]*>([\s\S]*?)<\/h2>/g;

describe('an archive without a track', () => {
  test.each([
    ['', 'Nothing has been played yet this week.'],
    [`shows/${WEEK}/`, 'Nothing has been played yet this week.'],
    ['again/', 'No track has come back yet.'],
    [ANY, 'No show has tracks yet.'],
    ['on-this-day/', 'No show of an earlier year was on at this time of the year.'],
    ['artists/', 'Nobody has been played yet.'],
    ['search/', 'Nothing has been played yet.'],
    ['stats/', 'Nothing has been played yet.'],
  ])('says so at /%s', (path, words) => {
    expect(textsOf(contentOf(empty, path), EMPTY)).toEqual([words]);
  });

  test('counts no artists, and draws nothing of nothing', () => {
    expect(contentOf(empty, 'artists/')).not.toContain('0 artists');
    expect(contentOf(empty, 'artists/')).not.toContain('<nav');
    expect(textsOf(contentOf(empty, 'stats/'), HEADING)).toEqual([]);
  });
});

describe('an archive of one week', () => {
  test('draws what it has, and nothing over time', () => {
    const stats = contentOf(young, 'stats/');
    expect(textsOf(stats, EMPTY)).toEqual([]);
    expect(textsOf(stats, HEADING)).toEqual(['Every show', 'Most played artists', 'When the likes fall']);
  });

  test('draws no lot among one show', () => {
    expect(contentOf(young, ANY)).toContain(`/shows/${WEEK}/`);
    expect(contentOf(young, ANY)).not.toContain('A hand of');
  });

  test.each([`shows/${WEEK}/`, 'years/2026/'])(
    'has nothing before and after /%s, and no place for it',
    (path) => {
      expect(contentOf(young, path)).not.toContain('neighbours');
    },
  );
});

test.each([
  ['an archive without a track', () => empty],
  ['an archive of one week', () => young],
])('at the root of its host, %s names only what is there', (_, siteOf) => {
  const files = filesOf(siteOf());
  for (const page of pagesOf(siteOf()).filter((path) => !path.endsWith('.html'))) {
    const html = files.get(join(page, 'index.html'))?.toString('utf8') ?? '';
    const named = [...html.matchAll(/(?:href|src)="(\/[^"#?]*)/g)].map(([, path = '']) => path.slice(1));
    expect(named.length, page).toBeGreaterThan(5);
    const lost = named.filter((path) => !files.has(/(^|\/)$/.test(path) ? `${path}index.html` : path));
    expect(lost, page).toEqual([]);
  }
});

describe.skipIf(withoutBrowser).each([
  ['an archive without a track', () => empty],
  ['an archive of one week', () => young],
])('in a browser, %s', (_, siteOf) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(siteOf().folder, ROOT);
    return stage.close;
  });

  test('has no axe violation on a list, and finds what there is', async () => {
    const window = await openWindow(stage, { viewport: { width: 390, height: 800 } });
    const found = await visit(window, LISTS, async (page, path) => {
      await page.goto(stage.root + path);
      return violationsOf(page);
    });
    expect(found.flat()).toEqual([]);
    const { page } = window;
    await page.goto(`${stage.root}search/?q=tide`);
    await page.waitForLoadState('networkidle');
    const full = siteOf().catalog.shows.filter(({ tracks }) => tracks.length > 0);
    await expect.poll(() => page.locator('[data-results] .day').count()).toBe(full.length);
    expect(window.errors).toEqual([]);
  });
});
