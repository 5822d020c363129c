import { expect, test } from 'vitest';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { Change, changesOf } from './changes.ts';
import { compose } from './compose.ts';
import { Edits } from './edit.ts';
import type { Show } from './show.ts';
import { factsOf } from './track.ts';

const URL_ADDED = 'https://soundcloud.com/guest/song';
const SEEN = '2026-03-13T15:00:00Z';
const LATER = '2026-03-14T15:00:00Z';

function told(edits: object = {}): string[] {
  const likes = [
    someLike({ track_id: 1 }),
    someLike({ track_id: 2, state: 'unliked', state_since: LATER }),
    someLike({ track_id: 3, state: 'gone', state_since: LATER }),
    someLike({ track_id: 4, state: 'gone', state_since: null }),
    someLike({ track_id: 5, state: 'liked', state_since: LATER }),
    someLike({ track_id: 6, state: 'unliked', state_since: LATER, left_for: '2026-03-04' }),
  ];
  const file = { slug: '2026-03-11', file: 'edits.json', edits: Edits.parse(edits) };
  const shows = [someShow('2026-03-11', likes)];
  const catalog = compose({ station: STATION, status: someStatus(), shows, edits: [file] }, LATER);
  return catalog.changes.map((change) => {
    const { kind, origin, at, track_id, reason } = Change.parse(change);
    return [origin, kind, track_id, at, reason].join(' ');
  });
}

test('what sync saw is dated by sync, and what it never saw change is not', () => {
  expect(told()).toEqual([
    `sync added 1 ${SEEN} `,
    `sync added 2 ${SEEN} `,
    `sync removed 2 ${LATER} `,
    `sync added 3 ${SEEN} `,
    `sync gone 3 ${LATER} `,
    `sync added 4 ${SEEN} `,
    'sync gone 4  ',
    `sync added 5 ${SEEN} `,
    `sync returned 5 ${LATER} `,
    `sync added 6 ${SEEN} `,
    `sync moved 6 ${LATER} `,
  ]);
});

test('a guest is told to be gone and to be back, like a like', () => {
  const guestIn = (state: 'liked' | 'gone', state_since: string | null) => ({
    ...someShow('2026-03-11'),
    guests: [{ url: URL_ADDED, ...factsOf(someLike()), track_id: 9, first_seen: SEEN, state, state_since }],
  });
  const sawOf = (show: Show) =>
    changesOf(show, Edits.parse({})).map(({ kind, origin, at }) => [origin, kind, at].join(' '));
  expect(sawOf(guestIn('liked', null))).toEqual([]);
  expect(sawOf(guestIn('gone', LATER))).toEqual([`sync gone ${LATER}`]);
  expect(sawOf(guestIn('liked', LATER))).toEqual([`sync returned ${LATER}`]);
});

test('an edit tells the place it asks for, and when sync met the track that it adds', () => {
  const url = 'https://soundcloud.com/guest/other';
  const met = { ...factsOf(someLike()), track_id: 9, first_seen: SEEN, state_since: null };
  const guests = [url, URL_ADDED].map((page, n) => ({
    ...met,
    url: page,
    track_id: 8 + n,
    state: 'liked' as const,
  }));
  const lineup = [
    { add: URL_ADDED, position: 1, reason: 'from a record' },
    { move: 9, position: 2, reason: 'second' },
  ];
  expect(changesOf({ ...someShow('2026-03-11'), guests }, Edits.parse({ lineup }))).toMatchObject([
    { kind: 'added', origin: 'edit', at: SEEN, track_id: 9, position: 1 },
    { kind: 'moved', origin: 'edit', at: null, track_id: 9, position: 2 },
  ]);
});

test('an edit tells its reason and no date: only git knows it', () => {
  const lineup = [
    { move: 1, position: 2, reason: 'opener' },
    { correct: 3, title: 'Right', reason: 'typo' },
    { remove: 5, reason: 'not played' },
    { add: URL_ADDED, position: 1, reason: 'from a record' },
  ];
  expect(told({ lineup }).slice(11)).toEqual([
    'edit moved 1  opener',
    'edit corrected 3  typo',
    'edit removed 5  not played',
    'edit added   from a record',
  ]);
});

test('a correction tells the title and artist as they are now, an addition what its address tells', () => {
  const edits = Edits.parse({
    lineup: [
      { correct: 1, title: 'Right', reason: 'typo' },
      { add: URL_ADDED, reason: 'x' },
    ],
  });
  const shows = [someShow('2026-03-11', [someLike({ track_id: 1, artist: 'Ada' })])];
  const { changes } = compose(
    {
      station: STATION,
      status: someStatus(),
      shows,
      edits: [{ slug: '2026-03-11', file: 'edits.json', edits }],
    },
    LATER,
  );
  expect(changes.slice(1)).toMatchObject([
    { kind: 'corrected', title: 'Right', artist: 'Ada' },
    { kind: 'added', title: 'song', artist: 'guest', permalink_url: URL_ADDED },
  ]);
});
