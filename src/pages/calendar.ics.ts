import { calendarText } from '#emit/calendar.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const GET = endpoint(() => ({ text: calendarText(loadCatalog(), links), mediaType: 'text/calendar' }));
