import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { someTrack, someUser } from './builders.ts';
import { openUpstream } from './connect.ts';
import { startUpstream } from './server.ts';
import { rawTrack } from './shapes.ts';
import {
  addTracks,
  emptyWorld,
  hide,
  like,
  removeTrack,
  renameTrack,
  renameUser,
  restore,
  unlike,
  visibleTrack,
  type World,
} from './world.ts';

const HOST = someUser({ id: 3_000_000_007, permalink: 'the-host' });
const TRACK = someTrack({ id: 3_000_000_100 });
const world = like(addTracks(emptyWorld(HOST), [TRACK]), TRACK.id, '2026-03-12T01:59:59.999Z');

test.each<[string, (before: World) => World]>([
  ['unlike', (before) => unlike(before, TRACK.id)],
  ['removeTrack', (before) => removeTrack(before, TRACK.id)],
  ['hide', (before) => hide(before, TRACK.id)],
  ['renameTrack', (before) => renameTrack(before, TRACK.id, 'Another')],
  ['renameUser', (before) => renameUser(before, TRACK.uploader.id, { username: 'Another' })],
])('%s changes a copy of the world', (_, change) => {
  const before = structuredClone(world);
  expect(change(world)).not.toEqual(before);
  expect(world).toEqual(before);
});

test('a hidden track that is restored is visible again', () => {
  expect(visibleTrack(hide(world, TRACK.id), TRACK.id)).toBeUndefined();
  expect(visibleTrack(restore(hide(world, TRACK.id), TRACK.id), TRACK.id)).toEqual(TRACK);
});

test('a track is liked once at a time', () => {
  expect(() => like(world, TRACK.id, '2026-03-13T00:00:00Z')).toThrow('liked already');
  expect(like(unlike(world, TRACK.id), TRACK.id, '2026-03-13T00:00:00Z').likes).toHaveLength(1);
});

test('a wrong client id is answered by 401 and nothing else', async () => {
  const upstream = await openUpstream(world);
  const response = await fetch(`${upstream.env.SOUNDCLOUD_API_V2_URL}/tracks?ids=1&client_id=wrong`);
  expect([response.status, await response.text()]).toEqual([401, '']);
});

test('a like shows whole seconds, and the world may change between two requests', async () => {
  const upstream = await openUpstream(world);
  const url = `${upstream.env.SOUNDCLOUD_API_V2_URL}/users/${HOST.id}/likes?client_id=${upstream.manners.clientId}`;
  const read = async () => (await fetch(url)).json();
  expect(await read()).toMatchObject({
    collection: [{ created_at: '2026-03-12T01:59:59Z' }],
    next_href: null,
  });
  upstream.world = unlike(upstream.world, TRACK.id);
  expect(await read()).toMatchObject({ collection: [] });
  expect(upstream.requests.map(({ path }) => path)).toEqual([
    `/users/${HOST.id}/likes`,
    `/users/${HOST.id}/likes`,
  ]);
});

const RECORDED = resolve('../shared/realdata/soundcloud/likes-tracks-2026-02-page1.json');

test.skipIf(!existsSync(RECORDED))(
  'a track has the fields of a recorded one (skipped where ../shared/realdata is absent)',
  () => {
    const { body } = JSON.parse(readFileSync(RECORDED, 'utf8'));
    expect(Object.keys(rawTrack(TRACK)).sort()).toEqual(Object.keys(body.collection[0].track).sort());
  },
);

test('the stand-in counts the requests that are open at one moment', async () => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: () => true, respond: 'silence' });
  const asked = Array.from({ length: 3 }, () => fetch(upstream.env.SOUNDCLOUD_WEB_URL));
  await expect.poll(() => upstream.requests.length).toBe(3);
  await upstream.close();
  await Promise.allSettled(asked);
  expect(upstream.mostAtOnce).toBe(3);
});

test('what goes wrong in the stand-in itself breaks the connection and is told at its close', async () => {
  const upstream = await startUpstream(world);
  const mishap = new Error('a test answers by mistake');
  const respond = () => {
    throw mishap;
  };
  upstream.faults.push({ when: () => true, respond });
  await expect(fetch(upstream.env.SOUNDCLOUD_WEB_URL)).rejects.toThrow('fetch failed');
  await expect(upstream.close()).rejects.toBe(mishap);
});
