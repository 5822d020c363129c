import { openApiDocument } from '#emit/reference/openapi.ts';
import { loadCatalog } from '#site/catalog.ts';
import { jsonResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export function GET(): Response {
  return jsonResponse(openApiDocument(loadCatalog(), links));
}
