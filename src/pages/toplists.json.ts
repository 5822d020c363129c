import { toplistsDocument } from '#emit/api-archive.ts';
import { loadCatalog } from '#site/catalog.ts';
import { jsonResponse } from '#site/endpoint.ts';

export function GET(): Response {
  return jsonResponse(toplistsDocument(loadCatalog()));
}
