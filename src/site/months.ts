import type { CatalogShow } from '#domain/catalog.ts';
import { dateFormat } from '#emit/date-format.ts';

/** Every month from that of the first show to that of the last: 2025-11, 2025-12, 2026-01. */
export function monthsOf(shows: readonly CatalogShow[]): string[] {
  const slugs = shows.map(({ slug }) => slug).sort();
  const [first, last] = [slugs[0], slugs.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let number = monthNumber(first); number <= monthNumber(last); number += 1) {
    months.push(`${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`);
  }
  return months;
}

/** A month in words: March 2026. */
export function monthInWords(month: string, language: string): string {
  const day = new Date(`${month}-01T00:00:00Z`);
  return dateFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day);
}

/** Every year from that of the first show to that of the last. */
export function yearsOf(shows: readonly CatalogShow[]): string[] {
  const years = shows.map(({ slug }) => Number(slug.slice(0, 4)));
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, place) => String(first + place));
}

/** Months since the year 0. */
function monthNumber(slug: string): number {
  return Number(slug.slice(0, 4)) * 12 + Number(slug.slice(5, 7)) - 1;
}
