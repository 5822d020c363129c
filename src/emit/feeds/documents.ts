import type { Catalog } from '#domain/catalog.ts';
import type { Links } from '../links.ts';
import type { Quarter } from './quarters.ts';
import { type ShowFeedFormat, showsFeed } from './shows.ts';
import { atomText } from './write-atom.ts';
import { jsonFeedText } from './write-json.ts';
import { rssText } from './write-rss.ts';

export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const satisfies Record<ShowFeedFormat, string>;

const WRITERS = { rss: rssText, atom: atomText, json: jsonFeedText };

/** The feed of finished shows as text: what readers subscribe to, or the archive page of a quarter. */
export async function showsFeedText(
  catalog: Catalog,
  links: Links,
  format: ShowFeedFormat,
  quarter?: Quarter,
): Promise<string> {
  return WRITERS[format](showsFeed(catalog, links, format, quarter));
}
