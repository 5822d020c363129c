import { Temporal } from 'temporal-polyfill';
import type { CatalogShow } from '#domain/catalog.ts';
import type { Instant } from '#domain/instant.ts';
import { yearOf } from '#domain/window.ts';

/** Shows by the year in which they begin, in the order given. */
export function byYear(shows: readonly CatalogShow[]): Map<string, CatalogShow[]> {
  return Map.groupBy(shows, ({ slug }) => yearOf(slug));
}

/** The shows that were on at the same moment of each year before, newest first. */
export function formerYears(shows: readonly CatalogShow[], now: Instant): CatalogShow[] {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('UTC');
  const begin = shows.at(-1)?.week_start ?? now;
  const found: CatalogShow[] = [];
  for (let years = 1; ; years += 1) {
    const moment = today.subtract({ years }).toInstant().toString();
    if (moment < begin) return found;
    const show = shows.find(({ week_start, week_end }) => week_start <= moment && moment < week_end);
    if (show) found.push(show);
  }
}
