import { expect, test } from 'vitest';
import { someLike, someShow } from '#tests/values/shows.ts';
import { guestTrack, likedTracks, trackKey, unresolvedTrack } from './lineup-track.ts';
import { factsOf } from './track.ts';

const permalink_url = 'https://soundcloud.com/some-one/some-thing';

test.each([
  [7, 7],
  [null, permalink_url],
])('a track with the number %j is known by %j', (track_id, key) => {
  expect(trackKey({ track_id, permalink_url })).toBe(key);
});

test.each([
  [{}, permalink_url, 'https://soundcloud.com/some-one'],
  [
    { moved_to: 'https://soundcloud.com/x/y' },
    'https://soundcloud.com/x/y',
    'https://soundcloud.com/some-one',
  ],
  [{ artist_moved_to: 'https://soundcloud.com/x' }, permalink_url, 'https://soundcloud.com/x'],
])('a like that is kept with %j is published with the addresses of now', (moved, page, profile) => {
  const like = someLike({
    title: 'Known',
    permalink_url,
    artist_url: 'https://soundcloud.com/some-one',
    ...moved,
  });
  expect(likedTracks(someShow('2026-03-11', [like]))).toMatchObject([
    { title: 'Known', permalink_url: page, artist_url: profile },
  ]);
});

test.each(['liked', 'gone'] as const)('a guest that is %s is published so', (state) => {
  const { first_seen, ...like } = someLike();
  const guest = { url: permalink_url, track_id: 1, first_seen, ...factsOf(like), state, state_since: null };
  expect(guestTrack(guest)).toMatchObject({ state, origin: 'edit', liked_at: null, first_seen });
});

test('a track that was liked twice is published once, as it was liked first', () => {
  const likes = ['2026-03-13T01:00:00Z', '2026-03-13T02:00:00Z'].map((liked_at) => someLike({ liked_at }));
  expect(likedTracks(someShow('2026-03-11', likes))).toMatchObject([{ liked_at: '2026-03-13T01:00:00Z' }]);
});

test.each([
  ['https://soundcloud.com/some-one/some thing', 'https://soundcloud.com/some-one/some%20thing'],
  ['https://soundcloud.com/älter/"x"', 'https://soundcloud.com/%C3%A4lter/%22x%22'],
  [permalink_url, permalink_url],
])('until sync has looked it up, %s is published as a URI: %s', (address, published) => {
  expect(unresolvedTrack(address)).toMatchObject({ permalink_url: published });
});

test.each([
  ['its uploader and itself', 'https://m.soundcloud.com/some-one/some-thing', 'some-one', 'some-thing'],
  ['nothing', 'https://on.soundcloud.com/AbCd1', 'on.soundcloud.com', 'https://on.soundcloud.com/AbCd1'],
])('of a track whose address names %s, %s, it tells that much', (_, address, artist, title) => {
  expect(unresolvedTrack(address)).toMatchObject({ artist, title });
});
