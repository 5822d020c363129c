import { FEED_TYPES } from '../feeds/documents.ts';
import { archivePath, SHOW_FEED_FORMATS, SHOW_FEEDS, type ShowFeedFormat } from '../feeds/shows.ts';
import { PICTURE_FILES } from '../pictures/files.ts';
import { PLAYLIST_FORMATS } from '../playlists/formats.ts';

/** A document that a standard describes, not we. */
export interface OtherDocument {
  /** Below the site's home; {name} stands for a part to fill in. */
  path: string;
  mediaType: string;
  title: string;
  description: string;
}

const FORMAT_NAMES: Record<ShowFeedFormat, string> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

export const FEED_DOCUMENTS: readonly OtherDocument[] = [
  ...SHOW_FEED_FORMATS.map((format) => ({
    path: SHOW_FEEDS[format],
    mediaType: FEED_TYPES[format],
    title: `Finished shows, as ${FORMAT_NAMES[format]}`,
    description: 'Every show once it has ended, with its whole lineup.',
  })),
  ...SHOW_FEED_FORMATS.map((format) => ({
    path: archivePath(format, '{quarter}'),
    mediaType: FEED_TYPES[format],
    title: `A finished quarter, as ${FORMAT_NAMES[format]}`,
    description: 'An archive page of the feed above (RFC 5005): no show enters or leaves it any more.',
  })),
  {
    path: 'tracks.xml',
    mediaType: FEED_TYPES.rss,
    title: 'Tracks as they come, as RSS',
    description: 'Each like of the host, the open show’s too: the newest hundred.',
  },
  {
    path: 'changes.xml',
    mediaType: FEED_TYPES.rss,
    title: 'Changes of the archive, as RSS',
    description: 'What was added, removed, moved, corrected or found gone, and why.',
  },
  {
    path: 'artists/{artist}.xml',
    mediaType: FEED_TYPES.rss,
    title: 'One artist, as RSS',
    description: 'Each time a finished show played the artist: the last twenty.',
  },
];

export const PLAYLIST_DOCUMENTS: readonly OtherDocument[] = [
  ['shows/{slug}', 'Lineup of a show'] as const,
  ['archive', 'The whole archive'] as const,
].flatMap(([path, title]) =>
  Object.entries(PLAYLIST_FORMATS).map(([ending, { mediaType, tells }]) => ({
    path: `${path}.${ending}`,
    mediaType,
    title: `${title}, as ${ending.toUpperCase()}`,
    description: tells,
  })),
);

export const FURTHER_DOCUMENTS: readonly OtherDocument[] = [
  {
    path: 'calendar.ics',
    mediaType: 'text/calendar',
    title: 'Calendar',
    description: 'The turn of every week by the station’s clock, and a line for each finished show.',
  },
  {
    path: 'latest.txt',
    mediaType: 'text/plain',
    title: 'The latest track in one line',
    description: 'For chat bots.',
  },
  {
    path: 'catalog_read.db',
    mediaType: 'application/vnd.sqlite3',
    title: 'The whole archive as SQLite',
    description: 'With full-text search, for SQLite 3.37 or newer; manifest.json tells its size and hash.',
  },
  {
    path: 'llms.txt',
    mediaType: 'text/plain',
    title: 'This list in prose',
    description: 'For language models and whoever else reads Markdown.',
  },
  {
    path: 'openapi.json',
    mediaType: 'application/json',
    title: 'This list as OpenAPI 3.1',
    description: 'For tools that make clients and documentation.',
  },
  {
    path: 'schemas/{name}.json',
    mediaType: 'application/schema+json',
    title: 'JSON Schema of a document',
    description: 'Every field of a JSON document: its type and what it means.',
  },
  {
    path: 'oembed/{slug}.json',
    mediaType: 'application/json',
    title: 'How to embed a show, as oEmbed',
    description: 'Type rich; the page of the show announces it.',
  },
  {
    path: PICTURE_FILES.show('{slug}'),
    mediaType: 'image/png',
    title: 'Picture of a show',
    description: 'What a shared link to the show looks like.',
  },
  {
    path: PICTURE_FILES.station,
    mediaType: 'image/png',
    title: 'Picture of the station',
    description: 'The same for every other page.',
  },
  { path: 'icon.svg', mediaType: 'image/svg+xml', title: 'Icon', description: 'A lamp that is lit.' },
  {
    path: 'feed.css',
    mediaType: 'text/css',
    title: 'Style of the feeds',
    description: 'What a feed looks like to whoever opens it in a browser.',
  },
  {
    path: 'robots.txt',
    mediaType: 'text/plain',
    title: 'Word to crawlers',
    description: 'All may be read; names the sitemap.',
  },
  {
    path: 'sitemap-index.xml',
    mediaType: 'application/xml',
    title: 'Sitemap',
    description: 'Names its parts, for search engines.',
  },
  {
    path: 'sitemap-{part}.xml',
    mediaType: 'application/xml',
    title: 'Part of the sitemap',
    description: 'Pages that search engines may list.',
  },
];
