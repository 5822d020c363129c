import { latestText } from '#emit/latest.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const GET = endpoint(() => ({ text: latestText(loadCatalog(), links), mediaType: 'text/plain' }));
