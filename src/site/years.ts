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
  const oldestShow = shows.at(-1);
  const oldest = oldestShow ? Number(yearOf(oldestShow.slug)) : today.year;
  const found: CatalogShow[] = [];
  for (let years = 1; today.year - years >= oldest; years += 1) {
    const moment = today.subtract({ years }).toInstant().toString();
    const show = shows.find(({ week_start, week_end }) => week_start <= moment && moment < week_end);
    if (show) found.push(show);
  }
  return found;
}
