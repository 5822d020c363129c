import { XMLParser } from 'fast-xml-parser';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { addHours } from '#domain/instant.ts';
import { showsFeedText } from '#emit/feeds/documents.ts';
import { finishedQuarters, recentShows } from '#emit/feeds/quarters.ts';
import { archivePath, SHOW_FEEDS, showsFeed } from '#emit/feeds/shows.ts';
import { LINKS } from '#tests/values/links.ts';
import { CALENDAR, STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';

const WEEKS = 60;
const FIRST = CALENDAR.at('2025-01-10T12:00:00Z');

/** Sixty weeks of one track each, as they stand at a moment when sync has just run. */
function catalogAt(now: string): Catalog {
  const weeks = [FIRST];
  while (weeks.length < WEEKS) weeks.push(CALENDAR.next(weeks.at(-1) ?? FIRST));
  const shows = weeks
    .filter(({ start }) => start < now)
    .map(({ slug, start }, index) => {
      const liked_at = addHours(start, 1);
      return someShow(slug, [someLike({ track_id: 1000 + index, liked_at })]);
    });
  return compose({ station: STATION, status: someStatus({ last_success: now }), shows, edits: [] }, now);
}

async function pagesAt(now: string): Promise<Map<string, string>> {
  const catalog = catalogAt(now);
  const pages = finishedQuarters(catalog).map(
    async (quarter) => [quarter.name, await showsFeedText(catalog, LINKS, 'rss', quarter)] as const,
  );
  return new Map(await Promise.all(pages));
}

describe('archive pages', () => {
  test('stay byte for byte as the weeks go by', async () => {
    const last = await pagesAt('2026-03-01T00:00:00Z');
    expect([...last.keys()]).toEqual(['2025-q4', '2025-q3', '2025-q2', '2025-q1']);
    for (let week = 12; week < WEEKS; week += 4) {
      const pages = await pagesAt(addHours(FIRST.start, week * 7 * 24));
      for (const [name, text] of pages) expect(text).toBe(last.get(name));
    }
  });

  test.each([
    // The last show of the first quarter begins on 2025-03-26 and ends a week later, at 02:00 UTC.
    ['before the last show of the quarter has ended', '2025-04-03T01:59:59Z', []],
    ['while its last show is settling', '2025-04-05T01:59:59Z', []],
    ['when it is final', '2025-04-05T02:00:00Z', ['2025-q1']],
  ])('%s are there or not yet', (_, now, names) => {
    expect(finishedQuarters(catalogAt(now)).map(({ name }) => name)).toEqual(names);
  });

  test('of a quarter that sync has not read to its end are not there yet', () => {
    const catalog = catalogAt('2025-04-20T00:00:00Z');
    const unread = { ...catalog, status: { ...catalog.status, last_success: '2025-04-04T00:00:00Z' } };
    expect(finishedQuarters(unread)).toEqual([]);
  });

  test.each(['2025-02-20T00:00:00Z', '2025-04-03T12:00:00Z', '2025-10-02T12:00:00Z', '2026-03-01T00:00:00Z'])(
    'and what readers subscribe to lead to every finished show, at %s',
    (now) => {
      const catalog = catalogAt(now);
      const finished = catalog.shows.filter((show) => show.week_end <= now).map(({ slug }) => slug);
      const slugs = new Set<string>();
      let page = showsFeed(catalog, LINKS, 'atom');
      const quarters = finishedQuarters(catalog);
      for (;;) {
        for (const { url } of page.entries) slugs.add(url.split('/').at(-2) ?? '');
        const next = quarters.find(
          ({ name }) => LINKS.at(archivePath('atom', name)) === page.paging?.previous,
        );
        if (!next) break;
        page = showsFeed(catalog, LINKS, 'atom', next);
      }
      expect([...slugs].sort()).toEqual(finished.sort());
    },
  );

  test('are not needed for the shows of the last three months', () => {
    for (let week = 14; week < WEEKS; week++) {
      const recent = recentShows(catalogAt(addHours(FIRST.start, week * 7 * 24)));
      expect(recent.length).toBeGreaterThanOrEqual(12);
      expect(recent.length).toBeLessThanOrEqual(28);
    }
  });

  test.each([
    ['rss', (text: string) => parseRssFeed(text).atom?.links],
    ['atom', (text: string) => parseAtomFeed(text).links],
  ] as const)('of %s say what they are, and the subscribed document does not', async (format, linksOf) => {
    const catalog = catalogAt('2026-03-01T00:00:00Z');
    const [quarter] = finishedQuarters(catalog);
    const page = await showsFeedText(catalog, LINKS, format, quarter);
    const subscribed = await showsFeedText(catalog, LINKS, format);
    const addresses = new Map(linksOf(page)?.map(({ rel, href }) => [rel, href]));
    expect(addresses.get('self')).toBe(LINKS.at(archivePath(format, '2025-q4')));
    expect(addresses.get('current')).toBe(LINKS.at(SHOW_FEEDS[format]));
    expect(addresses.get('prev-archive')).toBe(LINKS.at(archivePath(format, '2025-q3')));
    expect(linksOf(subscribed)?.map(({ rel }) => rel)).not.toContain('current');
    expect([page, subscribed].map(isArchive)).toEqual([true, false]);
  });
});

function isArchive(text: string): boolean {
  const { rss, feed } = new XMLParser().parse(text);
  return 'fh:archive' in (rss?.channel ?? feed);
}
