import { expect, test } from 'vitest';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { compose } from './compose.ts';
import { Edits } from './edit.ts';
import { statsOf } from './stats.ts';

const NOW = '2026-03-14T00:00:00Z';

test('an archive is counted by shows, places, tracks and artists', () => {
  const gone = { state: 'gone', state_since: NOW } as const;
  const unliked = { state: 'unliked', state_since: NOW } as const;
  const shows = [
    someShow('2026-02-25', [
      someLike({ track_id: 1, artist: 'A', duration_ms: 1000 }),
      someLike({ track_id: 2, artist: 'B', duration_ms: 2000, ...gone }),
    ]),
    someShow('2026-03-04', [
      someLike({ track_id: 1, artist: 'A', duration_ms: 1000 }),
      someLike({ track_id: 2, artist: 'B', duration_ms: 2000, ...gone }),
      someLike({ track_id: 3, artist: 'C', duration_ms: 9000, ...unliked }),
    ]),
  ];
  const lost = { add: 'https://soundcloud.com/somebody/lost', reason: 'played' };
  const edits = [
    { slug: '2026-03-04', file: 'data/edits/2026-03-04.json', edits: Edits.parse({ lineup: [lost] }) },
  ];
  const catalog = compose({ station: STATION, status: someStatus(), shows, edits }, NOW);
  expect(catalog.shows).toHaveLength(3);
  expect(statsOf(catalog)).toEqual({ shows: 2, plays: 5, tracks: 3, artists: 3, gone: 1, duration_ms: 6000 });
});

test('an empty archive is counted as nothing', () => {
  const catalog = compose({ station: STATION, status: someStatus(), shows: [], edits: [] }, NOW);
  expect(statsOf(catalog)).toEqual({ shows: 0, plays: 0, tracks: 0, artists: 0, gone: 0, duration_ms: 0 });
});
