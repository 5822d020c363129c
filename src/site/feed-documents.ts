import { FEED_TYPES, showsFeedText } from '#emit/feeds/documents.ts';
import type { Feed } from '#emit/feeds/feed.ts';
import type { Quarter } from '#emit/feeds/quarters.ts';
import type { ShowFeedFormat } from '#emit/feeds/shows.ts';
import { rssText } from '#emit/feeds/write-rss.ts';
import { loadCatalog } from './catalog.ts';
import type { SiteDocument } from './endpoint.ts';
import { links } from './urls.ts';

/** The feed of finished shows, or the archive page of a quarter. */
export async function showFeed(format: ShowFeedFormat, quarter?: Quarter): Promise<SiteDocument> {
  return {
    text: await showsFeedText(loadCatalog(), links, format, quarter),
    mediaType: FEED_TYPES[format],
  };
}

/** A feed that there is as RSS alone. */
export async function rss(feed: Feed): Promise<SiteDocument> {
  return { text: await rssText(feed), mediaType: FEED_TYPES.rss };
}
