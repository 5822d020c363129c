import { expect, onTestFinished, test, vi } from 'vitest';
import { compose } from '#domain/compose.ts';
import type { Schedules } from '#domain/schedule.ts';
import { toplistsOf } from '#domain/toplists.ts';
import { toplistsDocument } from '#emit/api-archive.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import {
  countTracks,
  figuresOf,
  likesByHour,
  overTime,
  sumDurations,
  tellDuration,
  topArtists,
  topGenres,
} from './figures.ts';
import { periodsOf } from './months.ts';

const NOW = '2026-03-14T00:00:00Z';
const { shows } = compose(
  {
    station: STATION,
    status: someStatus(),
    edits: [],
    shows: [
      someShow('2026-01-07', [
        someLike({ track_id: 1, artist: 'Ada', genre: 'House', liked_at: '2026-01-08T03:30:00Z' }),
        someLike({ track_id: 2, artist: 'ADA', genre: 'house', liked_at: '2026-01-08T03:59:59Z' }),
      ]),
      someShow('2026-03-11', [
        someLike({ track_id: 3, artist: 'Bo', liked_at: '2026-03-12T02:00:00Z' }),
        someLike({
          track_id: 4,
          artist: 'Ada',
          liked_at: '2026-03-13T02:00:00Z',
          liked_at_source: 'observed',
        }),
      ]),
    ],
  },
  NOW,
);

test('an archive amounts to figures, with its length in words', () => {
  const stats = { shows: 2, plays: 4, tracks: 3, artists: 1, duration_ms: 720_000, gone: 0 };
  expect(figuresOf(stats)).toEqual([
    ['Shows with tracks', 2],
    ['Different tracks', 3],
    ['Artists', 1],
    ['Played in all', '12\u00a0min'],
  ]);
  expect(figuresOf({ ...stats, duration_ms: 0 })).toContainEqual(['Played in all', 'unknown']);
  expect(tellDuration(720_000, shows)).toBe('12\u00a0min');
  expect([tellDuration(0, shows), tellDuration(0, [])]).toEqual(['unknown', '0\u00a0min']);
});

test('a month without a show is counted as nothing', () => {
  const { unit, periods } = periodsOf(shows, 'en');
  expect(unit).toBe('Month');
  expect(overTime(shows, periods, countTracks, (value) => `${value} tracks`)).toEqual([
    { label: 'January 2026', value: 2, told: '2 tracks' },
    { label: 'February 2026', value: 0, told: '0 tracks' },
    { label: 'March 2026', value: 2, told: '2 tracks' },
  ]);
  expect(overTime(shows, periods, sumDurations).map(({ value }) => value)).toEqual([360_000, 0, 360_000]);
});

test('months run on over the end of a year, and are so many in three years', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
  onTestFinished(() => void vi.unstubAllEnvs());
  const from = (...slugs: string[]) =>
    periodsOf(
      slugs.flatMap((slug) => shows.slice(-1).map((show) => ({ ...show, slug }))),
      'en',
    );
  expect(from('2025-10-29', '2026-01-07').periods).toEqual([
    { prefix: '2025-10', label: 'October 2025' },
    { prefix: '2025-11', label: 'November 2025' },
    { prefix: '2025-12', label: 'December 2025' },
    { prefix: '2026-01', label: 'January 2026' },
  ]);
  expect(from('2023-01-04', '2025-12-31')).toMatchObject({ unit: 'Month', periods: { length: 36 } });
  expect(from('2023-01-04', '2026-01-07')).toMatchObject({ unit: 'Year', periods: { length: 4 } });
});

test('after three years the years are counted', () => {
  const long = [...shows, ...shows.map((show) => ({ ...show, slug: show.slug.replace('2026', '2023') }))];
  const { unit, periods } = periodsOf(long, 'en');
  expect(unit).toBe('Year');
  expect(overTime(long, periods, countTracks)).toEqual([
    { label: '2023', value: 4 },
    { label: '2024', value: 0 },
    { label: '2025', value: 0 },
    { label: '2026', value: 4 },
  ]);
});

test('artists and genres are ranked whatever their case', () => {
  const toplists = toplistsOf({ shows });
  expect(topArtists(toplists, 1)).toEqual([{ name: 'Ada', plays: 3, slug: 'ada' }]);
  expect(topGenres(toplists, 5)).toEqual([{ name: 'House', plays: 2 }]);
});

test('the ranks are those of the published toplists, of equals too', () => {
  const genres = ['Techno', 'Ambient', 'House', 'Drone'];
  const tied = [
    someShow(
      '2026-03-11',
      genres.map((genre, index) => someLike({ track_id: index + 1, artist: genre, genre })),
    ),
  ];
  const catalog = compose({ station: STATION, status: someStatus(), edits: [], shows: tied }, NOW);
  const published = toplistsDocument(catalog);
  const toplists = toplistsOf(catalog);
  expect(topGenres(toplists, 3).map(({ name }) => name)).toEqual(['Ambient', 'Drone', 'House']);
  expect(topGenres(toplists, 9)).toEqual(
    published.genres.map(({ genre, plays }) => ({ name: genre, plays })),
  );
  expect(topArtists(toplists, 9)).toEqual(
    published.artists.map(({ slug, name, plays }) => ({ name, plays, slug })),
  );
});

const LONDON = { ...STATION.schedule, time_zone: 'Europe/London' };
const MOVED = { schedule: LONDON, earlier_schedules: [{ ...STATION.schedule, last_show: '2026-01-28' }] };

test.each<[string, Schedules, number[][]]>([
  ['of the station’s clock', STATION, [[3, 22, 3]]],
  [
    'of the clock that the station had then',
    MOVED,
    [
      [3, 22, 2],
      [4, 2, 1],
    ],
  ],
])('likes fall into hours %s, where their date is their own', (_, station, expected) => {
  const hours = likesByHour(shows, station);
  const filled = hours.flatMap((day, index) =>
    day.flatMap((count, hour) => (count > 0 ? [[index + 1, hour, count]] : [])),
  );
  expect(filled).toEqual(expected);
  expect(hours.map((day) => day.length)).toEqual(Array(7).fill(24));
});
