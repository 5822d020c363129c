import { describe, expect, test } from 'vitest';
import { someTrack, someUser } from '#tests/upstream/builders.ts';
import { officialSource, openUpstream, webSource } from '#tests/upstream/connect.ts';
import { addTracks, emptyWorld, removeTrack, renameUser } from '#tests/upstream/world.ts';

const HOST = someUser({ id: 3_000_000_007, permalink: 'the-host' });
const LABEL = someUser({ id: 8, permalink: 'the-label' });
const TRACK = someTrack({ id: 3_000_000_100, permalink: 'a-track', uploader: LABEL });
const ADDRESS = 'https://soundcloud.com/the-label/a-track';
const world = addTracks(emptyWorld(HOST), [TRACK]);

describe.each([
  ['web page', webSource],
  ['official', officialSource],
] as const)('to the %s API', (_, source) => {
  test.each([
    ['does not exist', 'nobody', world],
    ['took another name', 'the-host', renameUser(world, HOST.id, { permalink: 'another' })],
    ['is no name at all', '../the-label/a-track', world],
  ])('a user that %s is told by name', async (_, name, changed) => {
    const upstream = await openUpstream(changed);
    await expect(source(upstream).findUser(name)).rejects.toMatchObject({
      kind: 'usage',
      code: 'unknown-user',
      message: `SoundCloud has no user ${name}.`,
    });
  });

  test.each([
    ADDRESS,
    'https://m.soundcloud.com/the-label/a-track',
    'https://www.soundcloud.com/the-label/a-track?si=1',
  ])('the track at %s', async (url) => {
    const upstream = await openUpstream(world);
    expect(await source(upstream).resolveTrack(url)).toMatchObject({
      kind: 'alive',
      track_id: TRACK.id,
      facts: { permalink_url: ADDRESS },
    });
  });

  test('a short link is asked for as it stands', async () => {
    const upstream = await openUpstream(world);
    const short = 'https://on.soundcloud.com/AbCd1';
    await source(upstream).resolveTrack(short);
    expect(upstream.requests.flatMap(({ query }) => query.get('url') ?? [])).toEqual([short]);
  });

  test('a track that was removed is gone', async () => {
    const upstream = await openUpstream(removeTrack(world, TRACK.id));
    expect(await source(upstream).resolveTrack(ADDRESS)).toEqual({ kind: 'gone' });
  });
});
