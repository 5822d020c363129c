import { Temporal } from 'temporal-polyfill';
import type { CatalogShow } from '#domain/catalog.ts';
import type { Instant } from '#domain/instant.ts';
import { type Slug, yearOf } from '#domain/window.ts';

const DAY_MS = 86_400_000;

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

/**
 * The week of its year in which each show begins, counted from 0. From one show to the next it is whole
 * weeks, even where the show moves to another day between the two.
 */
export function weeksOfYear(shows: readonly Pick<CatalogShow, 'slug'>[]): Map<Slug, number> {
  const weeks = new Map<Slug, number>();
  let before: { day: number; week: number } | undefined;
  for (const slug of shows.map((show) => show.slug).sort()) {
    const day = dayOfYear(slug);
    const week = before ? before.week + Math.round((day - before.day) / 7) : Math.floor(day / 7);
    weeks.set(slug, week);
    before = { day, week };
  }
  return weeks;
}

function dayOfYear(date: Slug): number {
  return (Date.parse(date) - Date.parse(yearOf(date))) / DAY_MS;
}
