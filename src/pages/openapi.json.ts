import { openApiDocument } from '#emit/reference/openapi.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const GET = endpoint(() => json(openApiDocument(loadCatalog(), links)));
