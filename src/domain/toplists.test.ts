import { expect, test } from 'vitest';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { compose } from './compose.ts';
import { type PlayedTrack, toplistsOf } from './toplists.ts';

const NOW = '2026-03-14T00:00:00Z';
const shows = [
  someShow('2025-12-24', [
    someLike({ track_id: 1, artist: 'Ada', genre: 'Drone', duration_ms: 1000 }),
    someLike({ track_id: 2, artist: 'Zoë', genre: 'House', duration_ms: 9000 }),
  ]),
  someShow('2026-03-04', [
    someLike({ track_id: 2, artist: 'ZOE', genre: 'house', duration_ms: 9000 }),
    someLike({ track_id: 3, artist: 'Ada', genre: null, duration_ms: 5000 }),
  ]),
  someShow('2026-03-11', [someLike({ track_id: 1, artist: 'Ada', genre: 'Drone', duration_ms: 1000 })]),
];
const lists = toplistsOf(compose({ station: STATION, status: someStatus(), shows, edits: [] }, NOW));

function told(tracks: readonly PlayedTrack[]): string[] {
  return tracks.map(
    ({ track, plays, first_show, last_show }) => `${track.track_id} ×${plays} ${first_show} ${last_show}`,
  );
}

test('the most played come first, of equals the one played last', () => {
  expect(told(lists.all_time)).toEqual([
    '1 ×2 2025-12-24 2026-03-11',
    '2 ×2 2025-12-24 2026-03-04',
    '3 ×1 2026-03-04 2026-03-04',
  ]);
});

test('a year counts its own shows alone', () => {
  expect(lists.years.map(({ year, tracks }) => [year, told(tracks)])).toEqual([
    ['2026', ['1 ×1 2026-03-11 2026-03-11', '2 ×1 2026-03-04 2026-03-04', '3 ×1 2026-03-04 2026-03-04']],
    ['2025', ['1 ×1 2025-12-24 2025-12-24', '2 ×1 2025-12-24 2025-12-24']],
  ]);
});

test('a genre is one whatever its case, named as it was last, and what has none is in none', () => {
  expect(lists.genres.map(({ genre, plays, tracks }) => [genre, plays, tracks.length])).toEqual([
    ['Drone', 2, 1],
    ['house', 2, 1],
  ]);
});

test('the longest are ranked by length, artists by plays over all spellings', () => {
  expect(lists.longest.map(({ track }) => track.track_id)).toEqual([2, 3, 1]);
  expect(lists.artists.map(({ slug, plays }) => [slug, plays.length])).toEqual([
    ['ada', 3],
    ['zoe', 2],
  ]);
});
