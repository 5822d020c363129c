import { expect, test } from 'vitest';
import type { AirlogError } from '#domain/errors.ts';
import { addSeconds } from '#domain/instant.ts';
import { json } from '#tests/upstream/answer.ts';
import { someTrack } from '#tests/upstream/builders.ts';
import { openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at, likesPageNumber, type Trouble } from '#tests/upstream/faults.ts';
import { HOST, likedAt, OLDEST, trackId, worldOf } from '#tests/upstream/hourly.ts';
import type { Manners } from '#tests/upstream/manners.ts';
import { FORBIDDEN, rawStub } from '#tests/upstream/shapes.ts';
import { BLOCKED_PAGE } from '#tests/upstream/trouble.ts';
import { addTracks, hide, likeAll, likePlaylist, removeTrack, type World } from '#tests/upstream/world.ts';

async function read(world: World, manners: Partial<Manners> = {}, bound: string | null = null) {
  const upstream = await openUpstream(world, manners);
  const listing = await webSource(upstream).listLikes(HOST.id, bound);
  const pages = upstream.requests.filter(at.likes);
  return { listing, pages, numbers: listing.likes.map((like) => like.track_id - trackId(0)), upstream };
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

test('the whole history is read, newest first, each like with its own date', async () => {
  const { listing, numbers } = await read(worldOf(23), { pageLimit: 5 });
  expect(numbers).toEqual(upTo(23).reverse());
  expect(listing.coverage).toBeNull();
  expect(listing.likes.map((like) => like.liked_at)).toEqual(upTo(23).reverse().map(likedAt));
});

test('every page is asked for on our own host, with what next_href has forgotten', async () => {
  const { pages, upstream } = await read(worldOf(12), { pageLimit: 5 });
  expect(pages).toHaveLength(3);
  for (const { query } of pages) {
    expect(Object.fromEntries(query)).toMatchObject({
      limit: '200',
      linked_partitioning: '1',
      client_id: upstream.manners.clientId,
    });
  }
  expect(pages.map(({ query }) => query.get('offset'))).toEqual([
    null,
    `2026-03-01T07:00:00.000Z,user-track-likes,000-00000000003000000007-0000000000${trackId(7)}`,
    `2026-03-01T02:00:00.000Z,user-track-likes,000-00000000003000000007-0000000000${trackId(2)}`,
  ]);
});

test('short and empty pages have more behind them', async () => {
  const hidden = [3, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 20];
  const world = hidden.reduce((before, n) => (n % 2 ? hide : removeTrack)(before, trackId(n)), worldOf(30));
  const { numbers, pages } = await read(world, { pageLimit: 5 });
  expect(sorted(numbers)).toEqual(upTo(30).filter((n) => !hidden.includes(n)));
  expect(pages).toHaveLength(6);
});

test.each<Manners['hiddenLikes']>(['omitted', 'null-track', 'no-track', 'stub'])(
  'a like of a track that is gone (%s) is left out, the others stay',
  async (hiddenLikes) => {
    const { numbers } = await read(removeTrack(worldOf(4), trackId(1)), { hiddenLikes });
    expect(sorted(numbers)).toEqual([0, 2, 3]);
  },
);

test('a track of which the list tells the number alone is looked up: its like is not lost', async () => {
  const stubs = new Set([trackId(1), trackId(2)]);
  const { listing, upstream } = await read(worldOf(4), { stubs });
  expect(listing.likes.map((like) => like.title)).toEqual([3, 2, 1, 0].map((n) => `Track ${trackId(n)}`));
  expect(upstream.requests.filter(at.lookup)).toHaveLength(1);
});

test.each<[string, Trouble, { kind: string; code: string }]>([
  ['fails', json({ errors: [] }, 400), { kind: 'shape', code: 'soundcloud-unexpected-status' }],
  ['is blocked', BLOCKED_PAGE, { kind: 'blocked', code: 'soundcloud-blocked' }],
  ['tells no title', json([]), { kind: 'try-later', code: 'liked-track-unanswered' }],
])(
  'when looking such a track up %s, the walk fails by that name instead of losing the like',
  async (_, respond, failure) => {
    const upstream = await openUpstream(worldOf(4), { stubs: new Set([trackId(1)]) });
    upstream.faults.push({ when: at.lookup, respond });
    upstream.faults.push({ when: at.oneTrack, respond: json(rawStub(trackId(1))) });
    const error = await webSource(upstream)
      .listLikes(HOST.id, null)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject(failure);
    expect(`${(error as AirlogError).message} ${(error as AirlogError).why}`).toContain(
      `a like of track ${trackId(1)} without saying what the track is`,
    );
  },
);

test('likes of playlists are no likes of tracks, but tell how far back a page reaches', async () => {
  const playlists = upTo(6).map((n) => [9000 + n, addSeconds(likedAt(3), n + 1)] as const);
  const world = playlists.reduce((before, [id, moment]) => likePlaylist(before, id, moment), worldOf(8));
  const { numbers, pages } = await read(world, { pageLimit: 3 }, addSeconds(likedAt(3), 60));
  expect(sorted(numbers)).toEqual(expect.arrayContaining([4, 5, 6, 7]));
  expect(pages).toHaveLength(3);
});

test('likes of the same second are all read', async () => {
  const world = worldOf(1);
  const ids = upTo(11).map((n) => trackId(n + 1));
  const crowded = likeAll(
    addTracks(
      world,
      ids.map((id) => someTrack({ id })),
    ),
    ids.map((track_id) => ({ track_id, liked_at: likedAt(1) })),
  );
  const { numbers } = await read(crowded, { pageLimit: 4 });
  expect(sorted(numbers)).toEqual(upTo(12));
});

test('a bound ends the walk only behind a whole page that is older', async () => {
  const { listing, pages, numbers } = await read(worldOf(100), { pageLimit: 10 }, likedAt(85));
  expect(listing.coverage).toBe(likedAt(85));
  expect(pages).toHaveLength(3);
  expect(numbers).toEqual(expect.arrayContaining(upTo(100).slice(85)));
});

test.each<[string, Partial<Manners>]>([
  ['the oldest likes come first', { order: 'oldest-first' }],
  ['pages come in the wrong order', { order: 'swapped-pages' }],
  ['pages repeat likes of the one before', { overlap: 2 }],
  ['the last page has no next_href at all', { lastPage: 'no-key' }],
])('nothing is missed or doubled when %s', async (_, manners) => {
  const { numbers } = await read(worldOf(33), { pageLimit: 5, ...manners });
  expect(sorted(numbers)).toEqual(upTo(33));
});

test('progress tells pages, likes and the oldest date', async () => {
  const upstream = await openUpstream(worldOf(12), { pageLimit: 5 });
  const seen: unknown[] = [];
  await webSource(upstream).listLikes(HOST.id, null, (progress) => seen.push(progress));
  expect(seen).toEqual([
    { pages: 1, likes: 5, oldest: likedAt(7) },
    { pages: 2, likes: 10, oldest: likedAt(2) },
    { pages: 3, likes: 12, oldest: OLDEST },
  ]);
});

test('a passing fault in the middle of a walk costs nothing', async () => {
  const upstream = await openUpstream(worldOf(23), { pageLimit: 5 });
  upstream.faults.push({ when: likesPageNumber(3), times: 2, respond: 'cut' });
  const { likes } = await webSource(upstream).listLikes(HOST.id, null);
  expect(likes).toHaveLength(23);
});

test('a user that is gone is told by number', async () => {
  const upstream = await openUpstream(worldOf(1));
  await expect(webSource(upstream).listLikes(1, null)).rejects.toMatchObject({
    kind: 'usage',
    code: 'unknown-user',
  });
});

test('nothing that must not be kept leaves the source', async () => {
  const { listing } = await read(worldOf(5));
  const kept = JSON.stringify(listing.likes);
  for (const secret of Object.values(FORBIDDEN)) expect(kept).not.toContain(secret);
});
