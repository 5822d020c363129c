import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { artistsOf } from '#domain/artists.ts';
import { type Instant, instantOf } from '#domain/instant.ts';
import { textAsHtml } from '#emit/escape.ts';
import { changesFeed } from '#emit/feeds/changes.ts';
import type { DatedEntry, Feed } from '#emit/feeds/feed.ts';
import { artistFeed, tracksFeed } from '#emit/feeds/plays.ts';
import { PUSHED_FEEDS } from '#emit/feeds/pushed.ts';
import { finishedQuarters } from '#emit/feeds/quarters.ts';
import { type ShowFeedFormat, showsFeed } from '#emit/feeds/shows.ts';
import { atomText } from '#emit/feeds/write-atom.ts';
import { jsonFeedText } from '#emit/feeds/write-json.ts';
import { rssText } from '#emit/feeds/write-rss.ts';
import { nameOfArtist } from '#emit/naming.ts';
import { LINKS } from '#tests/values/links.ts';
import { someLike, someShow } from '#tests/values/shows.ts';
import { hostileCatalog } from './hostile-catalog.ts';
import { complaintsOf, withoutXmllint } from './xmllint.ts';

const catalog = hostileCatalog();
const shows = (format: ShowFeedFormat) => showsFeed(catalog, LINKS, format);

/** The same shows when their quarter is over, and one of the quarter before it. */
const later = hostileCatalog({
  now: '2026-07-15T00:00:00Z',
  before: [someShow('2025-12-17', [someLike({ track_id: 1 })])],
});
const [quarter] = finishedQuarters(later);
const archived = (format: ShowFeedFormat) => showsFeed(later, LINKS, format, quarter);

const rssFeeds: [string, Feed][] = [
  ['rss.xml', shows('rss')],
  ['feeds/2026-q1/rss.xml', archived('rss')],
  ['tracks.xml', tracksFeed(catalog, LINKS)],
  ['changes.xml', changesFeed(catalog, LINKS)],
  ...artistsOf(catalog)
    .slice(0, 8)
    .map((artist): [string, Feed] => [`${artist.slug}.xml`, artistFeed(artist, catalog, LINKS)]),
];

/** What an entry is, without anything that a format leaves out. */
function wordsOf({ entries }: Feed): { summary: string }[] {
  return entries.map(({ id, url, title, published, summary, html }) => {
    return { id, url, title, published, summary, html };
  });
}

/** The same as XML has it, where a summary is HTML. */
function wordsInXml(feed: Feed): object[] {
  return wordsOf(feed).map((words) => ({ ...words, summary: textAsHtml(words.summary) }));
}

/** The same where an entry tells when it was changed, too. */
function datedWordsOf({ entries }: Feed<DatedEntry>): DatedEntry[] {
  return entries.map((entry) => ({ ...entry }));
}

function datedWordsInXml(feed: Feed<DatedEntry>): object[] {
  return datedWordsOf(feed).map((words) => ({ ...words, summary: textAsHtml(words.summary) }));
}

/** The moment that a feed writes in its own way. */
function momentOf(date: string | undefined): Instant | null {
  return date === undefined ? null : instantOf(new Date(date).toISOString());
}

describe.each(rssFeeds)('%s', (path, feed) => {
  test('comes back equal from feedsmith', async () => {
    const parsed = parseRssFeed(await rssText(feed));
    const { title, description, page: link, language, author } = feed;
    expect(parsed).toMatchObject({ title, description, link, language, dc: { creators: [author.name] } });
    expect(momentOf(parsed.lastBuildDate)).toBe(feed.updated);
    expect(parsed.atom?.links?.find(({ rel }) => rel === 'self')?.href).toBe(feed.self);
    const hub = parsed.atom?.links?.find(({ rel }) => rel === 'hub')?.href;
    expect(hub).toBe(PUSHED_FEEDS.includes(path) ? 'https://hub.example/' : undefined);
    const words = parsed.items?.map((item) => ({
      id: item.guid?.value,
      url: item.link,
      title: item.title,
      published: momentOf(item.pubDate),
      summary: item.description,
      html: item.content?.encoded,
    }));
    expect(words).toEqual(wordsInXml(feed));
  });

  test('comes back equal from rss-parser', async () => {
    const parsed = await new RssParser().parseString(await rssText(feed));
    expect(parsed.title).toBe(feed.title);
    const words = parsed.items.map((item) => ({
      id: item.guid,
      url: item.link,
      title: item.title,
      published: momentOf(item.isoDate),
      summary: item.content,
      html: item['content:encoded'],
    }));
    expect(words).toEqual(wordsInXml(feed));
  });

  test('has summaries that rss-parser, which takes them for HTML, reads as they are meant', async () => {
    const parsed = await new RssParser().parseString(await rssText(feed));
    const summaries = feed.entries.map(({ summary }) => summary.trim());
    expect(parsed.items.map((item) => item.contentSnippet)).toEqual(summaries);
  });

  test('names each vocabulary that it uses', async () => {
    const text = await rssText(feed);
    const prefixes = new Set([...text.matchAll(/<(\w+):/g)].map(([, prefix]) => prefix));
    const named = [...text.matchAll(/ xmlns:(\w+)="[^"]+"/g)].map(([, prefix]) => prefix);
    expect(named.toSorted()).toEqual([...prefixes].toSorted());
  });

  test.skipIf(withoutXmllint)('is well-formed to libxml2', async () => {
    expect(complaintsOf(await rssText(feed))).toBe('');
  });
});

describe.each([
  ['atom.xml', shows('atom')],
  ['feeds/2026-q1/atom.xml', archived('atom')],
])('%s', (_, feed) => {
  test('comes back equal from feedsmith', () => {
    const parsed = parseAtomFeed(atomText(feed));
    expect(parsed).toMatchObject({
      id: feed.id,
      title: { value: feed.title },
      subtitle: { value: feed.description },
      updated: feed.updated,
      authors: [{ name: feed.author.name, uri: feed.author.url }],
    });
    const links = new Map(parsed.links?.map((link) => [link.rel, link]));
    expect(links.get('self')).toMatchObject({ href: feed.self, type: 'application/atom+xml' });
    expect(links.get('alternate')).toMatchObject({ href: feed.page, type: 'text/html' });
    expect(links.get('hub')?.href).toBe(feed.hub ?? undefined);
    const words = parsed.entries?.map((entry) => ({
      id: entry.id,
      url: entry.links?.[0]?.href,
      title: entry.title?.value,
      published: entry.published,
      updated: entry.updated,
      summary: entry.summary?.value,
      html: entry.content?.value,
    }));
    expect(words).toEqual(datedWordsInXml(feed));
  });

  test('comes back equal from rss-parser', async () => {
    const parsed = await new RssParser().parseString(atomText(feed));
    const words = parsed.items.map((item) => ({
      id: item.id,
      url: item.link,
      title: item.title,
      published: momentOf(item.isoDate),
      summary: item.summary,
      html: item.content,
    }));
    expect(words).toEqual(wordsInXml(feed));
  });

  test.skipIf(withoutXmllint)('is what RFC 4287 demands, to libxml2', () => {
    const text = atomText(feed);
    expect(complaintsOf(text, 'tests/formats/atom.rng')).toBe('');
    expect(complaintsOf(text.replace('<updated>', '<updated>the '), 'tests/formats/atom.rng')).not.toBe('');
  });
});

test.each([
  ['rss.xml', shows('rss'), rssText(shows('rss'))],
  ['atom.xml', shows('atom'), atomText(shows('atom'))],
])(
  '%s has a style and links for who opens it in a browser',
  async (_, { stylesheet, explained, entries }, text) => {
    const seen = await text;
    expect(seen).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>/);
    expect(seen).toMatch(new RegExp(`<\\?xml-stylesheet [^>]*href="${stylesheet}"`));
    const followed = [...seen.matchAll(/<h:a href="([^"]+)">([^<]+)</g)].map(([, href, words]) => [
      href,
      words,
    ]);
    const opened = entries.map(({ url }) => [url, 'Open']);
    expect(followed).toEqual([[explained, 'How to follow this feed'], ...opened]);
  },
);

test('a summary in Atom that quotes signs of HTML means the signs', () => {
  const feed = shows('atom');
  const entries = feed.entries
    .slice(0, 1)
    .map((entry) => ({ ...entry, summary: 'With <b>, R&B and &amp;.' }));
  const [entry] = parseAtomFeed(atomText({ ...feed, entries })).entries ?? [];
  expect(entry?.summary?.value).toBe('With &lt;b>, R&B and &amp;amp;.');
});

test.each([
  ['feed.json', shows('json'), [{ type: 'WebSub', url: 'https://hub.example/' }]],
  ['feeds/2026-q1/feed.json', archived('json'), undefined],
])('%s comes back equal from feedsmith, and says its version', (_, feed, hubs) => {
  const text = jsonFeedText(feed);
  expect(JSON.parse(text).version).toBe('https://jsonfeed.org/version/1.1');
  const parsed = parseJsonFeed(text);
  expect(parsed).toMatchObject({
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.self,
    language: feed.language,
    authors: [feed.author],
  });
  expect([parsed.hubs, parsed.next_url]).toEqual([hubs, feed.paging?.previous ?? undefined]);
  const words = parsed.items?.map((item) => ({
    id: item.id,
    url: item.url,
    title: item.title,
    published: momentOf(item.date_published),
    updated: momentOf(item.date_modified),
    summary: item.summary,
    html: item.content_html,
  }));
  expect(words).toEqual(datedWordsOf(feed));
});

test('the feed of an artist is called as the page is, also where the name shows nothing', () => {
  const { title } = catalog.station;
  for (const artist of artistsOf(catalog)) {
    expect(artistFeed(artist, catalog, LINKS)).toMatchObject({
      title: `${nameOfArtist(artist)} on ${title}`,
      description: `Each time ${title} played ${nameOfArtist(artist)}.`,
    });
  }
});

test('every entry of a feed has an id of its own', () => {
  for (const [, feed] of rssFeeds) {
    const ids = feed.entries.map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});
