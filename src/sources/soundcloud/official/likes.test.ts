import { expect, test } from 'vitest';
import { officialSource, openUpstream } from '#tests/upstream/connect.ts';
import { at, changedJson, leadingTo, likesPageNumber } from '#tests/upstream/faults.ts';
import { HOST, likedAt, trackId, worldOf } from '#tests/upstream/hourly.ts';
import { GOOD_OFFICIAL_MANNERS, type OfficialManners } from '#tests/upstream/manners.ts';
import { FORBIDDEN, rawStub } from '#tests/upstream/shapes.ts';
import { changeTrack, hide, likePlaylist, removeTrack, type World } from '#tests/upstream/world.ts';

const open = (world: World, official: Partial<OfficialManners> = {}) =>
  openUpstream(world, { official: { ...GOOD_OFFICIAL_MANNERS, ...official } });

async function read(world: World, official: Partial<OfficialManners> = {}, bound: string | null = null) {
  const upstream = await open(world, official);
  const listing = await officialSource(upstream).listLikes(HOST.id, bound);
  const pages = upstream.requests.filter(at.officialLikes);
  return { listing, pages, numbers: listing.likes.map((like) => like.track_id - trackId(0)) };
}

const downFrom = (count: number) => Array.from({ length: count }, (_, n) => count - 1 - n);

test.each([null, likedAt(20)])('bound %s: the whole history is read, without dates', async (bound) => {
  const { listing, numbers, pages } = await read(worldOf(23), { pageLimit: 5 }, bound);
  expect(numbers).toEqual(downFrom(23));
  expect(listing.coverage).toBeNull();
  expect(listing.likes.every((like) => like.liked_at === null)).toBe(true);
  expect(pages).toHaveLength(5);
});

test.each<Partial<OfficialManners>>([
  { nextHref: 'full' },
  { nextHref: 'forgetful' },
  { nextHref: 'internal-host' },
  { namesOnly: true },
])('with %j every page is asked on our own host, with all that it needs', async (official) => {
  const { numbers, pages } = await read(worldOf(12), { pageLimit: 5, ...official });
  expect(numbers).toEqual(downFrom(12));
  for (const { query } of pages) {
    expect(Object.fromEntries(query)).toMatchObject({
      access: 'playable,preview,blocked',
      limit: '200',
      linked_partitioning: 'true',
    });
  }
});

test('a like is told as the web source would tell it', async () => {
  const { listing } = await read(changeTrack(worldOf(1), trackId(0), { artist: 'The Band', genre: 'Dub' }));
  expect(listing.likes).toEqual([
    {
      track_id: trackId(0),
      liked_at: null,
      title: `Track ${trackId(0)}`,
      artist: 'The Band',
      artist_url: expect.stringMatching(/^https:\/\/soundcloud\.com\/user-\d+$/),
      permalink_url: expect.stringMatching(/^https:\/\/soundcloud\.com\/user-\d+\/track-\d+$/),
      artwork_url: `https://i1.sndcdn.com/artworks-${trackId(0)}-0-t500x500.jpg`,
      duration_ms: 180_000,
      license: 'all-rights-reserved',
      genre: 'Dub',
    },
  ]);
});

test('tracks that may not be played from here are listed; those that are gone are not', async () => {
  const policies = changeTrack(changeTrack(worldOf(6), trackId(1), { policy: 'BLOCK' }), trackId(2), {
    policy: 'SNIP',
  });
  const world = removeTrack(hide(policies, trackId(3)), trackId(4));
  expect((await read(world, { pageLimit: 2 })).numbers).toEqual([5, 2, 1, 0]);
});

test('empty pages have more behind them, and playlists are no likes of tracks', async () => {
  const hidden = [4, 5, 6, 7].map(trackId).reduce(hide, worldOf(10));
  const { numbers } = await read(likePlaylist(hidden, 9000, likedAt(2)), { pageLimit: 2 });
  expect(numbers).toEqual([9, 8, 3, 2, 1, 0]);
});

test('a bare list is the whole', async () => {
  const { listing, pages } = await read(worldOf(12), { bareLists: true });
  expect([listing.likes.length, listing.coverage, pages.length]).toEqual([12, null, 1]);
});

test('a bare list that is as long as it may be is no proof of the end', async () => {
  const upstream = await open(worldOf(230), { bareLists: true });
  await expect(officialSource(upstream).listLikes(HOST.id, null)).rejects.toMatchObject({
    kind: 'shape',
    code: 'official-list-cut',
  });
});

test('a track without a title is asked for', async () => {
  const upstream = await open(worldOf(3));
  const respond = changedJson((page) => ({ ...page, collection: [rawStub(trackId(2)), rawStub(7)] }));
  upstream.faults.push({ when: at.officialLikes, respond });
  const { likes } = await officialSource(upstream).listLikes(HOST.id, null);
  expect(likes).toMatchObject([{ track_id: trackId(2), title: `Track ${trackId(2)}` }]);
});

test.each([
  ['the page before', '?cursor=x&page_size=200'],
  ['itself, by other parameters', '?cursor=x&page_size=200&limit=7&access=playable&oauth_token=1'],
])('a next_href that leads to %s for ever is an error, not an end', async (_, query) => {
  const upstream = await open(worldOf(12), { pageLimit: 5 });
  const href = `https://api.soundcloud.com/users/${HOST.id}/likes/tracks${query}`;
  upstream.faults.push({ when: at.officialLikes, respond: leadingTo(href) });
  await expect(officialSource(upstream).listLikes(HOST.id, null)).rejects.toMatchObject({
    kind: 'try-later',
    code: 'listing-loop',
  });
});

test.each([
  ['another user', 'https://api.soundcloud.com/users/1/likes/tracks?cursor=x'],
  ['another list', `https://api.soundcloud.com/users/${HOST.id}/likes/playlists?cursor=x`],
  ['no text', 17],
])('a next_href that names %s is an unknown shape', async (_, href) => {
  const upstream = await open(worldOf(12), { pageLimit: 5 });
  upstream.faults.push({ when: likesPageNumber(1, at.officialLikes), respond: leadingTo(href) });
  await expect(officialSource(upstream).listLikes(HOST.id, null)).rejects.toMatchObject({
    kind: 'shape',
    problems: [{ pointer: '/next_href' }],
  });
});

test.each<[string, (page: Record<string, unknown>) => unknown, string]>([
  ['no collection', () => ({ items: [] }), '/collection'],
  ['null', () => null, ''],
  ['a track without a number', () => ({ collection: [{ title: 'x' }] }), '/collection/0/id'],
  ['a name of something else', () => ({ collection: [{ urn: 'x:y', title: 'x' }] }), '/collection/0/id'],
  ['a bare list of no tracks', () => ['x'], '/collection/0'],
])('%s is an unknown shape, told by its field, and never "no likes"', async (_, change, pointer) => {
  const upstream = await open(worldOf(3));
  upstream.faults.push({ when: at.officialLikes, respond: changedJson(change) });
  await expect(officialSource(upstream).listLikes(HOST.id, null)).rejects.toMatchObject({
    kind: 'shape',
    code: 'soundcloud-shape',
    problems: [{ pointer }],
  });
});

test('a user that is gone is told by number', async () => {
  const upstream = await open(worldOf(1));
  await expect(officialSource(upstream).listLikes(1, null)).rejects.toMatchObject({ code: 'unknown-user' });
});

test('nothing that must not be kept leaves the source', async () => {
  const kept = JSON.stringify((await read(worldOf(5))).listing.likes);
  for (const secret of Object.values(FORBIDDEN)) expect(kept).not.toContain(secret);
  expect(kept).not.toMatch(/utm_|314547|access|count/);
});
