import { FEED_TYPES } from '#emit/feeds/documents.ts';
import { tracksFeed } from '#emit/feeds/plays.ts';
import { rssText } from '#emit/feeds/write-rss.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const GET = endpoint(async () => ({
  text: await rssText(tracksFeed(loadCatalog(), links)),
  mediaType: FEED_TYPES.rss,
}));
