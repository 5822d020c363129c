import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#site/catalog.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import { LINKS } from '#tests/values/links.ts';
import { showsFeedText } from './documents.ts';

const AIRLOG_DATA = writeFixture();

function feedAt(AIRLOG_NOW: string): Promise<string> {
  return showsFeedText(loadCatalog({ AIRLOG_DATA, AIRLOG_NOW }), LINKS, 'rss');
}

/** The text of every such element, in order. */
function textsOf(feed: string, element: string): string[] {
  return [...feed.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))].map(
    ([, text]) => text ?? '',
  );
}

function slugsIn(feed: string): string[] {
  return textsOf(feed, 'guid').map((guid) => guid.split(':').at(-1) ?? '');
}

describe('the feed', () => {
  test('holds finished shows only, newest first', async () => {
    expect(slugsIn(await feedAt('2026-03-21T12:00:00Z'))).toEqual([
      '2026-03-11',
      '2026-03-04',
      '2026-02-25',
      '2025-12-24',
    ]);
  });

  test.each([
    ['a second before its end', '2026-03-19T01:59:59Z', '2026-03-04'],
    ['at its end', '2026-03-19T02:00:00Z', '2026-03-11'],
    ['when it has ended but sync has not read to its end', '2026-03-26T02:00:00Z', '2026-03-11'],
  ])('%s the newest entry is the right one', async (_, now, slug) => {
    expect(slugsIn(await feedAt(now))[0]).toBe(slug);
  });

  test('keeps a guid that neither the address nor the title can change', async () => {
    const feed = await feedAt('2026-03-21T12:00:00Z');
    expect(feed).toContain('<guid isPermaLink="false">airlog:show:206979918:2026-03-11</guid>');
    expect(feed.match(/isPermaLink="true"/)).toBeNull();
  });

  test('gives a sample’s shows guids of their own: the real ones must not count as read', async () => {
    const sample = loadCatalog({ AIRLOG_DATA: writeFixture('sample'), AIRLOG_NOW: '2026-03-21T12:00:00Z' });
    expect(textsOf(await showsFeedText(sample, LINKS, 'rss'), 'guid')[0]).toBe(
      'airlog:sample:206979918:2026-03-11',
    );
  });

  test('links below the base, for itself and for every show', async () => {
    const feed = await feedAt('2026-03-21T12:00:00Z');
    expect(textsOf(feed, 'link').slice(0, 2)).toEqual([LINKS.home, LINKS.show('2026-03-11')]);
    expect(feed).toContain(
      `<atom:link href="${LINKS.at('rss.xml')}" rel="self" type="application/rss+xml"/>`,
    );
  });

  test('dates a show by its end and itself by the newest fact in it', async () => {
    const feed = await feedAt('2026-03-21T12:00:00Z');
    expect(textsOf(feed, 'pubDate')[0]).toBe('Thu, 19 Mar 2026 02:00:00 GMT');
    expect(textsOf(feed, 'lastBuildDate')).toEqual(['Thu, 19 Mar 2026 02:00:00 GMT']);
  });

  test('is the same at any moment between two ends', async () => {
    expect(await feedAt('2026-03-19T02:00:00Z')).toBe(await feedAt('2026-03-25T23:59:59Z'));
  });

  test('without a finished show is a feed without entries', async () => {
    const feed = await feedAt('2025-12-25T04:00:00Z');
    expect(feed).not.toContain('<item>');
    expect(feed).not.toContain('<lastBuildDate>');
    expect(feed).toContain('</channel></rss>');
    const catalog = loadCatalog({ AIRLOG_DATA, AIRLOG_NOW: '2025-12-25T04:00:00Z' });
    const atom = await showsFeedText(catalog, LINKS, 'atom');
    expect(atom).toContain('<updated>1970-01-01T00:00:00Z</updated>');
    expect(atom).not.toContain('<entry>');
    expect(JSON.parse(await showsFeedText(catalog, LINKS, 'json'))).toMatchObject({ items: [] });
  });
});
