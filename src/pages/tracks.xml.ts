import { FEED_TYPES } from '#emit/feeds/documents.ts';
import { tracksFeed } from '#emit/feeds/plays.ts';
import { rssText } from '#emit/feeds/write-rss.ts';
import { loadCatalog } from '#site/catalog.ts';
import { textResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export async function GET(): Promise<Response> {
  return textResponse(await rssText(tracksFeed(loadCatalog(), links)), FEED_TYPES.rss);
}
