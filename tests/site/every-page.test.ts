import { globSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { THEME_BOOT } from '#site/theme.ts';
import { violationsOf } from './axe.ts';
import { BASE, pagesOf, SITE_URL } from './build.ts';
import { lastingWindow, openWindow, visit, type Window, withoutBrowser } from './chromium.ts';
import { sharedFixture } from './shared.ts';
import { openStage, type Stage } from './stage.ts';

const NARROWEST = { width: 320, height: 640 };
/** Room for a lineup beside its show, and not for both in text twice as large. */
const TABLET = { width: 1024, height: 640 };
const PHONE = { width: 390, height: 800 };
const WIDE = { width: 1280, height: 720 };

let stage: Stage;
/** Paths of the last few pages of each kind. */
let pages: string[];
let tour: Window;
let sights: Sight[];

/** The kinds of page by the section that the masthead marks on them, '' for none. */
const SECTIONS = {
  Shows: ['shows/', 'shows/…/', 'years/…/'],
  Artists: ['artists/', 'artists/…/'],
  Stats: ['stats/'],
  Search: ['search/'],
  About: ['about/'],
  '': ['', 'again/', 'on-this-day/', 'random/', 'feeds/', 'api/', '404.html', 'embed/…/'],
};

/** What is seen of a page when somebody comes to it. */
interface Sight {
  path: string;
  /** The section that the masthead marks. */
  section: string;
  /** A title, name or note ran as script. */
  isHurt: boolean;
  handlers: number;
  /** What can be pressed or filled in, and Tab passes over or comes to out of its turn. */
  outOfTurn: string[];
  inlineScripts: string[];
  inlineStyles: string[];
  /** Protocols of links that lead neither to a page nor to a file. */
  protocols: string[];
  /** Addresses of this site that the page names, canonical ones as this server has them. */
  addresses: string[];
  widthOnNarrowest: number;
  /** The same with text twice as large. */
  widthInLargeText: number;
  widthInLargeTextOnTablet: number;
  skipLinkIsHidden: boolean;
}

async function lookAt(page: Page, path: string): Promise<Sight> {
  await page.setViewportSize(WIDE);
  await page.goto(stage.root + path, { waitUntil: 'load' });
  const { named, ...seen } = await page.evaluate(() => {
    const elements = [...document.querySelectorAll('*')];
    for (const element of elements) element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    const textsOf = (selector: string) =>
      [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
    return {
      section: textsOf('.masthead [aria-current]').join('').trim(),
      isHurt: 'hurt' in window,
      handlers: elements.filter((element) =>
        element.getAttributeNames().some((name) => name.startsWith('on')),
      ).length,
      outOfTurn: [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary')]
        .filter(({ tabIndex }) => tabIndex !== 0)
        .map(({ outerHTML }) => outerHTML),
      inlineScripts: textsOf('script:not([src], [type="application/ld+json"])'),
      inlineStyles: textsOf('style'),
      protocols: [...document.links].map((link) => link.protocol).filter((name) => !/^https?:$/.test(name)),
      named: [...document.querySelectorAll('[href], [src]')].map(
        (element) =>
          new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? '', document.baseURI).href,
      ),
    };
  });
  const local = named.map((address) => address.replace(SITE_URL + BASE, stage.root));
  const addresses = local.filter((address) => new URL(address).hostname === '127.0.0.1');
  await page.setViewportSize(NARROWEST);
  const widthOnNarrowest = await page.evaluate(() => document.documentElement.scrollWidth);
  const large = await page.evaluate(() => {
    document.documentElement.style.fontSize = '32px';
    return {
      widthInLargeText: document.documentElement.scrollWidth,
      skipLinkIsHidden: (document.querySelector('.skip')?.getBoundingClientRect().right ?? 0) <= 0,
    };
  });
  await page.setViewportSize(TABLET);
  const widthInLargeTextOnTablet = await page.evaluate(() => document.documentElement.scrollWidth);
  return { path, ...seen, addresses, widthOnNarrowest, ...large, widthInLargeTextOnTablet };
}

/** What a page is one of: `shows/…/`, or the page itself where there is only one. */
function kindOf(path: string): string {
  return path.replace(/\/[^/]+\/$/, '/…/');
}

/** The paths that a file of `src/pages` has in the fixture. */
function pathsOf(file: string): string[] {
  const [, route = ''] = /^src\/pages\/(.*?)(?:index)?\.astro$/.exec(file) ?? [];
  const pattern = route.replace(/\[\.{3}\w+\]/, '.*').replace(/\[\w+\]/, '[^/]+');
  return pages.filter((path) => new RegExp(`^${pattern}(/|\\.html)?$`).test(path));
}

/** The last few pages of each kind: those of one kind are alike. */
function someOfEach(paths: string[], few: number): string[] {
  return [...Map.groupBy(paths, kindOf).values()].flatMap((alike) => alike.slice(-few));
}

async function leadsSomewhere(address: string): Promise<boolean> {
  const response = await fetch(address);
  const text = await response.text();
  const fragment = new URL(address).hash.slice(1);
  return response.ok && (fragment === '' || text.includes(`id="${fragment}"`));
}

describe.skipIf(withoutBrowser)('every kind of page', () => {
  beforeAll(async () => {
    const site = await sharedFixture();
    pages = someOfEach(pagesOf(site), 5);
    stage = await openStage(site.folder);
    tour = await lastingWindow(stage);
    sights = await visit(tour, pages, lookAt);
    return stage.close;
  });

  test('is looked at', () => {
    expect(new Set(pages.map(kindOf))).toEqual(new Set(Object.values(SECTIONS).flat()));
    const routes = globSync('src/pages/**/*.astro');
    expect(routes.length).toBeGreaterThan(10);
    expect(
      routes.filter((route) => pathsOf(route).length === 0),
      'pages of which tests/site/fixture.ts has none',
    ).toEqual([]);
  });

  test.each(Object.entries(SECTIONS))('is marked as a part of the section “%s”', (section, kinds) => {
    const ofSection = sights.filter(({ path }) => kinds.includes(kindOf(path)));
    expect(ofSection).toEqual(ofSection.map((sight) => ({ ...sight, section })));
  });

  test('runs no title, name or note as script, and reports no error', () => {
    const safe = { isHurt: false, handlers: 0, protocols: [] };
    expect(sights).toEqual(sights.map((sight) => ({ ...sight, ...safe })));
    expect(tour.errors).toEqual([]);
  });

  test('lets Tab come to all that can be pressed or filled in, in its turn', () => {
    expect(sights.filter(({ outOfTurn }) => outOfTurn.length > 0)).toEqual([]);
  });

  test('has nothing inline but the choice of copy, the faces and structured data', () => {
    for (const { path, inlineScripts, inlineStyles } of sights) {
      expect({ path, inlineScripts }).toEqual({
        path,
        inlineScripts: path.startsWith('embed/') ? [] : [THEME_BOOT],
      });
      expect({ path, unlike: inlineStyles.filter((text) => !text.includes('@font-face')) }).toEqual({
        path,
        unlike: [],
      });
    }
  });

  test('links within the site to what is there, fragments included', async () => {
    const targets = [...new Set(sights.flatMap(({ addresses }) => addresses))];
    expect(targets.length).toBeGreaterThan(20);
    const alive = await Promise.all(targets.map(leadsSomewhere));
    expect(targets.filter((_, index) => !alive[index])).toEqual([]);
  });

  test('reaches nowhere beyond a screen of 320 px', () => {
    const wide = sights.filter(({ widthOnNarrowest }) => widthOnNarrowest !== NARROWEST.width);
    expect(wide.map(({ path, widthOnNarrowest }) => ({ path, widthOnNarrowest }))).toEqual([]);
  });

  test('reaches nowhere beyond such a screen, or a tablet’s, with text twice as large, nor shows what skips the navigation', () => {
    const large = sights.map(({ path, widthInLargeText, widthInLargeTextOnTablet, skipLinkIsHidden }) => ({
      path,
      widthInLargeText,
      widthInLargeTextOnTablet,
      skipLinkIsHidden,
    }));
    const whole = {
      widthInLargeText: NARROWEST.width,
      widthInLargeTextOnTablet: TABLET.width,
      skipLinkIsHidden: true,
    };
    expect(large).toEqual(large.map(({ path }) => ({ path, ...whole })));
  });

  test('asks nobody else for anything but artwork, and tells them nothing', async () => {
    const window = await openWindow(stage, { viewport: { width: 1280, height: 4000 } });
    await visit(window, someOfEach(pages, 1), (page, path) =>
      page.goto(stage.root + path, { waitUntil: 'networkidle' }),
    );
    expect(window.foreign.length).toBeGreaterThan(0);
    for (const request of window.foreign) {
      expect(request).toMatchObject({ type: 'image', referrer: undefined });
      expect(new URL(request.url).hostname).toBe('i1.sndcdn.com');
    }
  });

  test('has something to read and nothing that cannot be pressed without JavaScript', async () => {
    const window = await openWindow(stage, { javaScriptEnabled: false });
    const read = await visit(window, someOfEach(pages, 1), async (page, path) => {
      await page.goto(stage.root + path);
      const words = (await page.locator('main').allInnerTexts()).join('');
      const dead = await page.locator('button, input, select').filter({ visible: true }).count();
      return { path, isReadable: words.length > 60, dead };
    });
    expect(read).toEqual(read.map(({ path }) => ({ path, isReadable: true, dead: 0 })));
  });

  test('has no axe violation in light or in dark', async () => {
    const window = await openWindow(stage, { viewport: PHONE });
    const violations = await visit(window, someOfEach(pages, 2), async (page, path) => {
      await page.goto(stage.root + path);
      return { path, violations: await violationsOf(page) };
    });
    expect(violations).toEqual(violations.map(({ path }) => ({ path, violations: [] })));
  });
});
