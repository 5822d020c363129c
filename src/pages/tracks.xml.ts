import { tracksFeed } from '#emit/feeds/plays.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { rss } from '#site/feed-documents.ts';
import { links } from '#site/urls.ts';

export const GET = endpoint(() => rss(tracksFeed(loadCatalog(), links)));
