import { calendarText } from '#emit/calendar.ts';
import { loadCatalog } from '#site/catalog.ts';
import { textResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export function GET(): Response {
  return textResponse(calendarText(loadCatalog(), links), 'text/calendar');
}
