import { indexDocument } from '#emit/reference/index-document.ts';
import { loadCatalog } from '#site/catalog.ts';
import { jsonResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export function GET(): Response {
  return jsonResponse(indexDocument(loadCatalog(), links));
}
