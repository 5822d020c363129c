import { expect, test } from 'vitest';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { compose } from './compose.ts';
import { repeatsOf } from './repeats.ts';

test('tracks of several shows are found, the most played first, of equals the one played last', () => {
  const likes = (...ids: number[]) => ids.map((track_id) => someLike({ track_id }));
  const shows = [
    someShow('2026-02-18', likes(5, 6)),
    someShow('2026-02-25', likes(1, 2, 3, 6)),
    someShow('2026-03-04', likes(2, 3, 4)),
    someShow('2026-03-11', likes(5, 3)),
  ];
  const catalog = compose(
    { station: STATION, status: someStatus(), shows, edits: [] },
    '2026-03-14T00:00:00Z',
  );
  const found = repeatsOf(catalog).map((plays) => [
    plays[0].track.track_id,
    plays.map(({ show }) => show.slug),
  ]);
  expect(found).toEqual([
    [3, ['2026-03-11', '2026-03-04', '2026-02-25']],
    [5, ['2026-03-11', '2026-02-18']],
    [2, ['2026-03-04', '2026-02-25']],
    [6, ['2026-02-25', '2026-02-18']],
  ]);
});

test.each([2, 3, 40])('%i tracks of the same two shows stand as the newer show played them', (count) => {
  const likes = Array.from({ length: count }, (_, index) => someLike({ track_id: index + 1 }));
  const shows = [someShow('2026-03-04', likes), someShow('2026-03-11', likes)];
  const catalog = compose(
    { station: STATION, status: someStatus(), shows, edits: [] },
    '2026-03-14T00:00:00Z',
  );
  expect(repeatsOf(catalog).map(([{ track }]) => track.position)).toEqual(likes.map((_, index) => index + 1));
});
