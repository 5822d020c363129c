import { latestText } from '#emit/latest.ts';
import { loadCatalog } from '#site/catalog.ts';
import { textResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export function GET(): Response {
  return textResponse(latestText(loadCatalog(), links), 'text/plain');
}
