import { expect, test } from 'vitest';
import type { CatalogShow } from '#domain/catalog.ts';
import { CALENDAR } from '#tests/values/shows.ts';
import { byYear, formerYears, weeksOfYear } from './years.ts';

const show = (slug: string): CatalogShow => {
  const window = CALENDAR.of(slug);
  if (!window) throw new Error(`no show begins on ${slug}`);
  return {
    show_id: 0,
    slug,
    title: null,
    notes: null,
    week_start: window.start,
    week_end: window.end,
    created_at: window.start,
    tracks: [],
  };
};

const shows = ['2026-03-11', '2025-03-12', '2025-03-05', '2024-03-06', '2024-02-28'].map(show);

test.each([
  ['2026-03-15T10:00:00Z', ['2025-03-12']],
  ['2026-03-13T01:59:59Z', ['2025-03-05', '2024-03-06']],
  ['2026-03-13T02:00:00Z', ['2025-03-12', '2024-03-06']],
  ['2026-03-20T01:59:59Z', ['2025-03-12']],
  ['2026-03-20T02:00:00Z', []],
  ['2028-02-29T12:00:00Z', ['2024-02-28']],
])('at %s it looks back to %j', (now, expected) => {
  expect(formerYears(shows, now).map(({ slug }) => slug)).toEqual(expected);
});

test('it looks back to the oldest show, also to what of it lay in the year before by UTC', () => {
  const oldest = { ...show('2025-01-01'), week_start: '2024-12-31T11:00:00Z' };
  expect(formerYears([oldest], '2026-12-31T11:00:00Z')).toEqual([oldest]);
  expect(formerYears([oldest], '2026-12-31T10:59:59Z')).toEqual([]);
  expect(formerYears([], '2026-12-31T11:00:00Z')).toEqual([]);
});

test('shows stand in the years in which they begin', () => {
  const years = [...byYear([...shows, show('2023-12-27')])];
  expect(years.map(([year, ofYear]) => [year, ofYear.length])).toEqual([
    ['2026', 1],
    ['2025', 2],
    ['2024', 2],
    ['2023', 1],
  ]);
});

test.each<[string, Record<string, number>]>([
  ['from New Year’s Day on', { '2025-01-01': 0, '2025-01-08': 1, '2025-12-31': 52 }],
  ['over weeks without a show', { '2026-01-07': 0, '2026-03-11': 9, '2026-12-30': 51 }],
  [
    'four days on, where the show moves',
    { '2025-01-01': 0, '2025-01-08': 1, '2025-01-12': 2, '2025-01-26': 4 },
  ],
  ['ten days on', { '2026-01-07': 0, '2026-01-17': 1, '2026-01-24': 2 }],
])('the weeks of a year are counted %s', (_, weeks) => {
  const slugs = Object.keys(weeks).map((slug) => ({ slug }));
  expect(Object.fromEntries(weeksOfYear(slugs.reverse()))).toEqual(weeks);
});
