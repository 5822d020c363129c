import { healthDocument } from '#emit/api.ts';
import { loadCatalog } from '#site/catalog.ts';
import { jsonResponse } from '#site/endpoint.ts';

export function GET(): Response {
  return jsonResponse(healthDocument(loadCatalog()));
}
