import { expect, test } from 'vitest';
import { json } from '#tests/upstream/answer.ts';
import { someTrack, someUser } from '#tests/upstream/builders.ts';
import { openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at } from '#tests/upstream/faults.ts';
import { rawPlaylist } from '#tests/upstream/shapes.ts';
import { BLOCKED_PAGE, BROKEN, FORBIDDEN_EMPTY, HTML_AS_ANSWER, STALE } from '#tests/upstream/trouble.ts';
import { addTracks, emptyWorld, likeAll, likePlaylist } from '#tests/upstream/world.ts';

const HOST = someUser({ id: 3_000_000_007, permalink: 'the-host' });
const LABEL = someUser({ id: 8, permalink: 'the-label' });
const TRACK = someTrack({ id: 3_000_000_100, permalink: 'a-track', uploader: LABEL });
const NOON = '2026-03-13T12:00:00Z';
const ADDRESS = 'https://soundcloud.com/the-label/a-track';
const world = addTracks(emptyWorld(HOST), [TRACK]);

test('a user is found by name', async () => {
  const liked = likeAll(world, [{ track_id: TRACK.id, liked_at: NOON }]);
  const upstream = await openUpstream(likePlaylist(liked, 5, NOON));
  expect(await webSource(upstream).findUser('the-host')).toEqual({ id: HOST.id, likes: 2 });
});

test.each([
  ['likes_count', { likes_count: 7, public_favorites_count: 9 }, 7],
  ['public_favorites_count', { public_favorites_count: 9 }, 9],
  ['no count', {}, null],
  ['a count that is none', { likes_count: 'many' }, null],
  ['a negative count', { likes_count: -1 }, null],
])('likes of a user with %s', async (_, counts, likes) => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.resolve, respond: json({ kind: 'user', id: 8, ...counts }) });
  expect(await webSource(upstream).findUser('the-host')).toEqual({ id: 8, likes });
});

test('an address that leads to something else than a user names no user', async () => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.resolve, respond: json(rawPlaylist(5, LABEL)) });
  await expect(webSource(upstream).findUser('the-host')).rejects.toMatchObject({ code: 'unknown-user' });
});

test.each([
  ['a user', json({ kind: 'user', id: 8 }), 'The address leads to a user, not to a track.'],
  ['a playlist', json(rawPlaylist(5, LABEL)), 'The address leads to a playlist, not to a track.'],
  ['no JSON', HTML_AS_ANSWER, 'SoundCloud’s answer to /resolve is not JSON.'],
  ['a track without a number', json({ kind: 'track' }), expect.stringContaining('at /id')],
  ['trouble', BROKEN, expect.stringContaining('failed to answer')],
  ['a refusal', STALE, expect.stringContaining('refuses the client id')],
  ['a refusal of this address', FORBIDDEN_EMPTY, 'SoundCloud refuses an answer to /resolve (status 403).'],
  ['a block', BLOCKED_PAGE, expect.stringContaining('refuses the address')],
])('an address that leads to %s is unknown, and says why', async (_, respond, why) => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.resolve, respond });
  expect(await webSource(upstream).resolveTrack(ADDRESS)).toMatchObject({ kind: 'unknown', why });
});
