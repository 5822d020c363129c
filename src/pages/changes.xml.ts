import { changesFeed } from '#emit/feeds/changes.ts';
import { FEED_TYPES } from '#emit/feeds/documents.ts';
import { rssText } from '#emit/feeds/write-rss.ts';
import { loadCatalog } from '#site/catalog.ts';
import { textResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export async function GET(): Promise<Response> {
  return textResponse(await rssText(changesFeed(loadCatalog(), links)), FEED_TYPES.rss);
}
