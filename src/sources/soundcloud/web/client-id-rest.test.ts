import { expect, test } from 'vitest';
import { addSeconds, type Instant } from '#domain/instant.ts';
import { someUser } from '#tests/upstream/builders.ts';
import { NOBODY, openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at, type Trouble } from '#tests/upstream/faults.ts';
import type { Upstream } from '#tests/upstream/server.ts';
import { BLOCKED_PAGE, BROKEN } from '#tests/upstream/trouble.ts';
import { emptyWorld } from '#tests/upstream/world.ts';
import type { ClientIdCache, ClientIdMemory } from './settings.ts';

const HOST = someUser({ id: 3_000_000_007, permalink: 'the-host' });
const TEN: Instant = '2026-03-12T10:00:00Z';
const NEXT_ID = 'anotherClientIdOf32Characters0002';

/** Runs of airlog on one machine, each with a source of its own and all with one cache. */
async function machine(kept: ClientIdMemory = { id: null, searched_at: null }) {
  const upstream = await openUpstream(emptyWorld(HOST));
  const cache: ClientIdCache & { kept: ClientIdMemory } = {
    kept,
    read: async () => cache.kept,
    write: async (memory) => {
      cache.kept = memory;
    },
  };
  const runAt = (now: Instant, env: Partial<Upstream['env']> = {}) =>
    webSource({ env: { ...upstream.env, ...env } }, { clientIdCache: cache, now: () => now })
      .findUser('the-host')
      .catch((error: unknown) => error);
  return { upstream, cache, runAt, searches: () => upstream.requests.filter(at.page).length };
}

/** SoundCloud gives out another id from now on, and takes no other. */
function changeId(upstream: Upstream): void {
  upstream.manners = { ...upstream.manners, clientId: NEXT_ID };
}

test.each([
  [0, false],
  [1, false],
  [3599, false],
  [3600, true],
  [86_400, true],
])('an id that is stale %i s after the last search is looked for: %s', async (seconds, searched) => {
  const { upstream, cache, runAt, searches } = await machine();
  await runAt(TEN);
  changeId(upstream);
  const outcome = await runAt(addSeconds(TEN, seconds));
  expect(searches()).toBe(searched ? 2 : 1);
  if (searched) {
    expect(outcome).toMatchObject({ id: HOST.id });
    expect(cache.kept).toEqual({ id: NEXT_ID, searched_at: addSeconds(TEN, seconds) });
  } else {
    expect(outcome).toMatchObject({
      kind: 'try-later',
      code: 'client-id-searched-recently',
      exitCode: 3,
      next: expect.stringContaining('2026-03-12T11:00:00Z'),
    });
    expect(cache.kept.searched_at).toBe(TEN);
  }
});

test.each<[string, Trouble]>([
  ['was blocked', BLOCKED_PAGE],
  ['failed', BROKEN],
])('a search that %s counts as well', async (_, respond) => {
  const { upstream, runAt, cache } = await machine();
  upstream.faults.push({ when: at.anyPage, respond });
  await runAt(TEN);
  expect(cache.kept).toEqual({ id: null, searched_at: TEN });
  upstream.faults.length = 0;
  upstream.requests.length = 0;
  expect(await runAt(addSeconds(TEN, 60))).toMatchObject({ code: 'client-id-searched-recently' });
  expect(upstream.requests).toEqual([]);
  expect(await runAt(addSeconds(TEN, 3600))).toMatchObject({ id: HOST.id });
});

test('a search that met no network does not count', async () => {
  const { runAt, cache } = await machine();
  const nowhere = { SOUNDCLOUD_WEB_URL: NOBODY, SOUNDCLOUD_API_V2_URL: NOBODY };
  expect(await runAt(TEN, nowhere)).toMatchObject({ code: 'soundcloud-unreachable' });
  expect(cache.kept).toEqual({ id: null, searched_at: null });
  expect(await runAt(addSeconds(TEN, 1))).toMatchObject({ id: HOST.id });
});

test('an id that is refused right after it was found is not looked for again', async () => {
  const { upstream, runAt, searches } = await machine();
  upstream.faults.push({ when: at.resolve, respond: { status: 401, headers: {}, body: '' } });
  expect(await runAt(TEN)).toMatchObject({ code: 'client-id-searched-recently' });
  expect(searches()).toBe(1);
});

test('while an id works, the hour does not matter', async () => {
  const { runAt, searches } = await machine();
  for (const seconds of [0, 5, 10]) {
    expect(await runAt(addSeconds(TEN, seconds))).toMatchObject({ id: HOST.id });
  }
  expect(searches()).toBe(1);
});

test('a clock that was set back forbids nothing', async () => {
  const { runAt, cache } = await machine({ id: NEXT_ID, searched_at: '2031-01-01T00:00:00Z' });
  expect(await runAt(TEN)).toMatchObject({ id: HOST.id });
  expect(cache.kept.searched_at).toBe(TEN);
});
