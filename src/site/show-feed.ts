import { FEED_TYPES, showsFeedText } from '#emit/feeds/documents.ts';
import type { Quarter } from '#emit/feeds/quarters.ts';
import type { ShowFeedFormat } from '#emit/feeds/shows.ts';
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
