import { guideText } from '#emit/reference/guide.ts';
import { loadCatalog } from '#site/catalog.ts';
import { textResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export function GET(): Response {
  return textResponse(guideText(loadCatalog(), links), 'text/plain');
}
