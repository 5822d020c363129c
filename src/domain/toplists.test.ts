import { expect, test } from 'vitest';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { compose } from './compose.ts';
import { Edits, type EditsFile } from './edit.ts';
import type { Show } from './show.ts';
import { type PlayedTrack, toplistsOf } from './toplists.ts';

const NOW = '2026-03-14T00:00:00Z';
const listsOf = (shows: readonly Show[], edits: readonly EditsFile[] = []) =>
  toplistsOf(compose({ station: STATION, status: someStatus(), shows, edits }, NOW));
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
const lists = listsOf(shows);

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

test('of genres and artists with as many plays the first by name comes first, and others later', () => {
  const played = (track_id: number, name: string) => someLike({ track_id, genre: name, artist: name });
  const { genres, artists } = listsOf([
    someShow('2026-03-04', [
      played(1, 'Mambo'),
      played(2, 'Ambient'),
      played(3, 'Zydeco'),
      played(4, 'Zydeco'),
    ]),
  ]);
  expect(genres.map(({ genre }) => genre)).toEqual(['Zydeco', 'Ambient', 'Mambo']);
  expect(artists.map(({ slug }) => slug)).toEqual(['zydeco', 'ambient', 'mambo']);
});

test('of tracks with as many plays in the same shows, or as long, the lower number comes first', () => {
  const added = ['b', 'a'].map((name) => ({
    add: `https://soundcloud.com/somebody/${name}`,
    reason: 'played',
  }));
  const { all_time, longest } = listsOf(
    [
      someShow('2026-02-18', [someLike({ track_id: 7 })]),
      someShow('2026-02-25', [someLike({ track_id: 7 }), someLike({ track_id: 3 })]),
      someShow('2026-03-04', [someLike({ track_id: 10 }), someLike({ track_id: 9 })]),
    ],
    [{ slug: '2026-03-04', file: 'data/edits/2026-03-04.json', edits: Edits.parse({ lineup: added }) }],
  );
  const names = ({ track }: PlayedTrack) => track.track_id ?? track.permalink_url.slice(-1);
  expect(all_time.map(names)).toEqual([7, 'a', 'b', 9, 10, 3]);
  expect(longest.map(names)).toEqual([3, 7, 9, 10, 'a', 'b']);
});

test('a list ends where the archive is longer', () => {
  const likes = Array.from({ length: 60 }, (_, index) =>
    someLike({ track_id: index + 1, artist: `a${index}`, genre: `g${index % 40}`, duration_ms: index }),
  );
  const [one, two] = [likes.slice(0, 30), likes.slice(30)];
  const { all_time, longest, years, genres, artists } = listsOf([
    someShow('2026-02-25', one),
    someShow('2026-03-04', two),
  ]);
  const whole = Array.from({ length: 50 }, (_, index) => 60 - index);
  expect(longest.map(({ track }) => track.track_id)).toEqual(whole);
  expect([all_time, years[0]?.tracks, genres, artists].map((list) => list?.length)).toEqual([50, 20, 30, 50]);
});
