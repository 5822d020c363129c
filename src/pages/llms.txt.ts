import { guideText } from '#emit/reference/guide.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const GET = endpoint(() => ({ text: guideText(loadCatalog(), links), mediaType: 'text/plain' }));
