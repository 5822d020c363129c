import { indexDocument } from '#emit/reference/index-document.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const GET = endpoint(() => json(indexDocument(loadCatalog(), links)));
