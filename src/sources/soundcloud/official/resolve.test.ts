import { expect, test } from 'vitest';
import { json } from '#tests/upstream/answer.ts';
import { someTrack, someUser } from '#tests/upstream/builders.ts';
import { officialSource, openUpstream } from '#tests/upstream/connect.ts';
import { at } from '#tests/upstream/faults.ts';
import { GOOD_OFFICIAL_MANNERS } from '#tests/upstream/manners.ts';
import { officialTrack } from '#tests/upstream/official-shapes.ts';
import { BLOCKED_PAGE, BROKEN, FORBIDDEN_EMPTY, HTML_AS_ANSWER, STALE } from '#tests/upstream/trouble.ts';
import { addTracks, emptyWorld, likeAll } from '#tests/upstream/world.ts';

const HOST = someUser({ id: 3_000_000_007, permalink: 'the-host' });
const LABEL = someUser({ id: 8, permalink: 'the-label' });
const TRACK = someTrack({ id: 3_000_000_100, permalink: 'a-track', uploader: LABEL });
const ADDRESS = 'https://soundcloud.com/the-label/a-track';
const LIKED = [{ track_id: TRACK.id, liked_at: '2026-03-13T10:00:00Z' }];
const world = likeAll(addTracks(emptyWorld(HOST), [TRACK]), LIKED);

test.each([false, true])('a user is found by name (told by urn alone: %s)', async (namesOnly) => {
  const upstream = await openUpstream(world, { official: { ...GOOD_OFFICIAL_MANNERS, namesOnly } });
  expect(await officialSource(upstream).findUser('the-host')).toEqual({ id: HOST.id, likes: 1 });
});

const redirection = (location: string, status = 302) => json({ status: '302 - Found', location }, status);

test.each([
  ['the real host', `https://api.soundcloud.com/tracks/${TRACK.id}?client_id=x`],
  ['the real host by http', `http://api.soundcloud.com/tracks/soundcloud%3Atracks%3A${TRACK.id}`],
  ['a path alone', `tracks/${TRACK.id}`],
])('a location that names %s is asked on our own host', async (_, location) => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.officialResolve, respond: redirection(location) });
  expect(await officialSource(upstream).resolveTrack(ADDRESS)).toMatchObject({ kind: 'alive' });
  expect(upstream.requests.at(-1)?.query.toString()).toBe('');
});

test.each([301, 302, 303, 307, 308])('status %i leads on', async (status) => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.officialResolve, respond: redirection(`tracks/${TRACK.id}`, status) });
  expect(await officialSource(upstream).resolveTrack(ADDRESS)).toMatchObject({ kind: 'alive' });
});

test('a location in the header alone will do, and so will the track itself', async () => {
  const upstream = await openUpstream(world);
  const location = `${upstream.env.SOUNDCLOUD_API_URL}/tracks/${TRACK.id}`;
  upstream.faults.push(
    { when: at.officialResolve, times: 1, respond: { status: 302, headers: { location }, body: '' } },
    { when: at.officialResolve, times: 1, respond: json(officialTrack(TRACK)) },
  );
  const source = officialSource(upstream);
  expect(await source.resolveTrack(ADDRESS)).toMatchObject({ kind: 'alive' });
  expect(await source.resolveTrack(ADDRESS)).toMatchObject({ kind: 'alive' });
});

test('a location on another host, or of another thing, is an unknown shape, and that host is not asked', async () => {
  const upstream = await openUpstream(world);
  const other = await openUpstream(world);
  for (const location of [
    `${other.env.SOUNDCLOUD_API_URL}/users/1`,
    'https://api.soundcloud.com@evil.test/users/1',
    'https://api.soundcloud.com/oauth/users/1',
    'https://api.soundcloud.com/users/a-name',
    'https://api.soundcloud.com/users/1/likes',
  ]) {
    upstream.faults.push({ when: at.officialResolve, times: 1, respond: redirection(location) });
    await expect(officialSource(upstream).findUser('the-host')).rejects.toMatchObject({
      kind: 'shape',
      problems: [{ file: '/resolve', pointer: '/location' }],
    });
  }
  expect(other.requests).toEqual([]);
});

test('a redirection of anything else is not followed', async () => {
  const upstream = await openUpstream(world);
  const other = await openUpstream(world);
  upstream.faults.push({
    when: at.officialUser,
    respond: { status: 302, headers: { location: `${other.env.SOUNDCLOUD_API_URL}/users/1` }, body: '' },
  });
  await expect(officialSource(upstream).findUser('the-host')).rejects.toMatchObject({
    code: 'soundcloud-unexpected-status',
  });
  expect(other.requests).toEqual([]);
});

test.each([
  [
    'a redirection without a way',
    json({ status: '302 - Found' }, 302),
    expect.stringContaining('status 302'),
  ],
  ['a playlist', json({ kind: 'playlist', id: 5 }), 'The address leads to a playlist, not to a track.'],
  ['no JSON', HTML_AS_ANSWER, 'SoundCloud’s answer to /resolve is not JSON.'],
  ['trouble', BROKEN, expect.stringContaining('failed to answer')],
  ['a refusal', STALE, expect.stringContaining('does not let this application')],
  ['a refusal of this address', FORBIDDEN_EMPTY, 'SoundCloud refuses an answer to /resolve (status 403).'],
  ['a block', BLOCKED_PAGE, expect.stringContaining('refuses the address')],
])('an address that leads to %s is unknown, and says why', async (_, respond, why) => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.officialResolve, respond });
  expect(await officialSource(upstream).resolveTrack(ADDRESS)).toMatchObject({ kind: 'unknown', why });
});
