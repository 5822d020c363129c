import { expect, test } from 'vitest';
import type { Edits } from '#domain/edit.ts';
import { Show } from '#domain/show.ts';
import { factsOf } from '#domain/track.ts';
import { someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { editsText, showText, statusText } from './canonical.ts';

test('a show is written one line a like, keys in the order of the schema', () => {
  const { state_since, track_id, ...rest } = someLike();
  const shuffled = { state_since, ...rest, track_id };
  const { slug, ...show } = someShow('2026-03-11', [shuffled]);
  expect(showText({ ...show, slug })).toBe(`{
  "slug": "2026-03-11",
  "week_start": "2026-03-12T02:00:00Z",
  "week_end": "2026-03-19T02:00:00Z",
  "likes": [
    {"track_id":2200000001,"liked_at":"2026-03-13T15:00:00Z","liked_at_source":"exact","first_seen":"2026-03-13T15:00:00Z","title":"Track 2200000001","artist":"Somebody","artist_url":"https://soundcloud.com/somebody","permalink_url":"https://soundcloud.com/somebody/track-2200000001","artwork_url":null,"duration_ms":180000,"license":"all-rights-reserved","genre":null,"state":"liked","state_since":null}
  ]
}
`);
});

test('guests are written like likes, in their own order, and a show without them has no such key', () => {
  const met = {
    ...factsOf(someLike()),
    first_seen: '2026-03-13T15:00:00Z',
    state: 'liked',
    state_since: null,
  } as const;
  const guests = [2, 1].map((track_id) => ({
    ...met,
    track_id,
    url: `https://soundcloud.com/x/${track_id}`,
  }));
  const text = showText({ ...someShow('2026-03-11', [someLike()]), guests });
  expect(text).toContain(`
  ],
  "guests": [
    {"url":"https://soundcloud.com/x/2","track_id":2,"first_seen":"2026-03-13T15:00:00Z","title":`);
  expect(text).toContain('\n    {"url":"https://soundcloud.com/x/1","track_id":1,');
  expect(showText(someShow('2026-03-11'))).not.toContain('guests');
});

test('the order of likes in memory does not reach the file', () => {
  const likes = [1, 2, 3].map((id) => someLike({ track_id: id }));
  expect(showText(someShow('2026-03-11', likes.toReversed()))).toBe(showText(someShow('2026-03-11', likes)));
});

test.each([
  ['no like', []],
  [
    'titles that hurt',
    ['</script>', '"\\', '\u200b', '👩‍👩‍👧', 'ا‮ب'].map((title, id) => someLike({ title, track_id: id + 1 })),
  ],
])('a show with %s reads back as it was', (_, likes) => {
  const show = someShow('2026-03-11', likes);
  expect(Show.parse(JSON.parse(showText(show)))).toEqual(show);
});

test('a show without a like is written with an empty list', () => {
  expect(showText(someShow('2026-03-11'))).toMatch(/\n {2}"likes": \[\]\n}\n$/);
});

test('a status is written a field a line, keys in the order of the schema', () => {
  const { schema_version, ...rest } = someStatus();
  expect(statusText({ ...rest, schema_version })).toBe(`{
  "schema_version": 1,
  "source": "web",
  "user_id": 4000000001,
  "last_success": "2026-03-14T00:00:00Z",
  "last_change": "2026-03-14T00:00:00Z",
  "current_show": "2026-03-11",
  "shows_digest": "${'0'.repeat(64)}",
  "counts": {
    "shows": 1,
    "liked": 1,
    "unliked": 0,
    "gone": 0
  }
}
`);
});

test('edits are written with their schema first and their lineup, if there is any, last', () => {
  const reasons = { title: 'because' };
  const lineup = [{ remove: 1, reason: 'because' }];
  const keysOf = (edits: Edits) => Object.keys(JSON.parse(editsText(edits)));
  const head = { reasons, notes: 'N', title: 'T', $schema: 'x' };
  expect(keysOf({ lineup, ...head })).toEqual(['$schema', 'title', 'notes', 'reasons', 'lineup']);
  expect(keysOf({ lineup: [], title: 'T' })).toEqual(['title']);
});
