import type { CatalogShow } from '#domain/catalog.ts';
import { oncePerWords } from '#domain/once.ts';
import { yearOf } from '#domain/window.ts';
import { dateFormat } from '#emit/date-format.ts';

/** Beyond this many months, about as many as are told apart on a phone, the years are counted. */
const MOST_MONTHS = 36;

export interface Period {
  /** How the slugs of its shows begin: 2026-03, or 2026. */
  prefix: string;
  label: string;
}

/** The months from that of the first show to that of the last, or the years where those are many. */
export function periodsOf(
  shows: readonly CatalogShow[],
  language: string,
): { unit: 'Month' | 'Year'; periods: Period[] } {
  const { first, last } = monthNumbers(shows);
  return last - first < MOST_MONTHS
    ? { unit: 'Month', periods: monthsOf(shows, language) }
    : { unit: 'Year', periods: yearsOf(shows) };
}

/** Shows by the prefix of their period. */
export function byPeriod(
  shows: readonly CatalogShow[],
  periods: readonly Period[],
): Map<string | undefined, CatalogShow[]> {
  return Map.groupBy(shows, ({ slug }) => slug.slice(0, periods[0]?.prefix.length));
}

/** Every month from that of the first show to that of the last: 2025-11, 2025-12, 2026-01. */
export function monthsOf(shows: readonly CatalogShow[], language: string): Period[] {
  const { first, last } = monthNumbers(shows);
  const months: Period[] = [];
  for (let number = first; number <= last; number += 1) {
    const prefix = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
    months.push({ prefix, label: monthInWords(prefix, language) });
  }
  return months;
}

/** A month in words: March 2026. */
const monthInWords = oncePerWords((month: string, language: string): string => {
  const day = new Date(`${month}-01T00:00:00Z`);
  return dateFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day);
});

/** Every year from that of the first show to that of the last. */
function yearsOf(shows: readonly CatalogShow[]): Period[] {
  const years = shows.map(({ slug }) => Number(yearOf(slug)));
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, place) => {
    const year = String(first + place);
    return { prefix: year, label: year };
  });
}

/** The months of the first and the last show, counted from the year 0; of no shows, none. */
function monthNumbers(shows: readonly CatalogShow[]): { first: number; last: number } {
  const numbers = shows.map(({ slug }) => Number(yearOf(slug)) * 12 + Number(slug.slice(5, 7)) - 1);
  return { first: Math.min(...numbers), last: Math.max(...numbers) };
}
