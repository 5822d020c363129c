import { FEED_TYPES, showsFeedText } from '#emit/feeds/documents.ts';
import type { Quarter } from '#emit/feeds/quarters.ts';
import type { ShowFeedFormat } from '#emit/feeds/shows.ts';
import { loadCatalog } from './catalog.ts';
import { textResponse } from './endpoint.ts';
import { links } from './urls.ts';

/** The feed of finished shows, or the archive page of a quarter, as an endpoint answers it. */
export async function showFeedResponse(format: ShowFeedFormat, quarter?: Quarter): Promise<Response> {
  return textResponse(await showsFeedText(loadCatalog(), links, format, quarter), FEED_TYPES[format]);
}
