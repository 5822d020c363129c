import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { json } from '#tests/upstream/answer.ts';
import { openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at, likesPageNumber } from '#tests/upstream/faults.ts';
import { HOST, trackId, worldOf } from '#tests/upstream/hourly.ts';
import type { Manners } from '#tests/upstream/manners.ts';
import { FORBIDDEN } from '#tests/upstream/shapes.ts';
import { renameTrack, unlike } from '#tests/upstream/world.ts';
import type { KeptPage, PageCache } from './kept-pages.ts';

const KNOWN = 'if-none-match';

/** Runs of airlog that share a cache, each with a source of its own. */
async function runs(count: number, manners: Partial<Manners> = {}) {
  const upstream = await openUpstream(worldOf(count), { pageLimit: 5, ...manners });
  const cache: PageCache & { kept: ReadonlyMap<string, KeptPage>; writes: number } = {
    kept: new Map(),
    writes: 0,
    read: async () => cache.kept,
    write: async (pages) => {
      await setImmediate();
      cache.kept = structuredClone(pages);
      cache.writes += 1;
    },
  };
  const run = async (bound: string | null = null) => {
    const { clientId } = upstream.manners;
    const before = upstream.requests.length;
    const { likes } = await webSource(upstream, { clientId, pageCache: cache }).listLikes(HOST.id, bound);
    const pages = upstream.requests.slice(before).filter(at.likes);
    return {
      likes,
      pages: pages.length,
      conditional: pages.filter(({ headers }) => KNOWN in headers).length,
    };
  };
  return { upstream, cache, run };
}

test('a second run asks whether pages changed, and reads the same of those that did not', async () => {
  const { cache, run } = await runs(12);
  const first = await run();
  expect([first.pages, first.conditional]).toEqual([3, 0]);
  expect(await run()).toEqual({ likes: first.likes, pages: 3, conditional: 3 });
  expect(cache.writes).toBe(1);
});

test('of three pages that did not change none is sent again', async () => {
  const { upstream, run } = await runs(12);
  await run();
  upstream.faults.push({
    when: at.likes,
    respond: (healthy) => (healthy.status === 304 ? healthy : json({}, 500)),
  });
  expect((await run()).likes).toHaveLength(12);
});

test('what changed is read anew', async () => {
  const { upstream, run } = await runs(12);
  await run();
  upstream.world = renameTrack(unlike(upstream.world, trackId(11)), trackId(0), 'Another');
  const { likes } = await run();
  expect(likes.map(({ track_id }) => track_id - trackId(0))).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  expect(likes.at(-1)?.title).toBe('Another');
  const plain = await webSource(upstream).listLikes(HOST.id, null);
  expect(likes).toEqual(plain.likes);
});

test('what did not change is kept beside what did', async () => {
  const { upstream, run } = await runs(12);
  await run();
  upstream.world = renameTrack(upstream.world, trackId(11), 'Another');
  await run();
  upstream.faults.push({
    when: at.likes,
    respond: (healthy) => (healthy.status === 304 ? healthy : json({}, 500)),
  });
  expect((await run()).likes[0]?.title).toBe('Another');
});

test.each<Manners['etags']>(['none', 'ignored'])('where ETags are %s nothing is lost', async (etags) => {
  const { upstream, run } = await runs(12, { etags });
  await run();
  upstream.world = unlike(upstream.world, trackId(3));
  const { likes, conditional } = await run();
  expect(likes).toHaveLength(11);
  expect(conditional).toBe(etags === 'none' ? 0 : 2);
});

test('a walk that fails keeps nothing; only the pages of the last complete one are kept', async () => {
  const { upstream, cache, run } = await runs(12);
  upstream.faults.push({ when: likesPageNumber(3), times: 6, respond: json({}, 500) });
  await expect(run()).rejects.toMatchObject({ code: 'soundcloud-failing' });
  expect(cache.writes).toBe(0);
  await run();
  expect(cache.kept.size).toBe(3);
  upstream.world = unlike(upstream.world, trackId(11));
  await run('2026-03-01T11:00:00Z');
  expect(cache.kept.size).toBe(2);
});

test('no more than twenty pages are kept, the newest', async () => {
  const { cache, run } = await runs(130);
  await run();
  expect(cache.kept.size).toBe(20);
  expect(cache.kept.has(`${HOST.id}?`)).toBe(true);
});

test('a page whose tracks had to be asked for is not kept', async () => {
  const { cache, run } = await runs(12, { stubs: new Set([trackId(1)]) });
  await run();
  expect([...cache.kept.values()]).toEqual(
    Array(2).fill({ etag: expect.any(String), page: expect.any(Object) }),
  );
});

test('a 304 that nobody asked for is no answer', async () => {
  const { upstream, run } = await runs(5);
  upstream.faults.push({ when: at.likes, respond: { status: 304, headers: {}, body: '' } });
  await expect(run()).rejects.toMatchObject({ code: 'soundcloud-unexpected-status' });
});

test('a client id that is renewed does not forget what is known', async () => {
  const { upstream, cache, run } = await runs(5);
  await run();
  const source = webSource(upstream, { pageCache: cache });
  await source.findUser('the-host');
  upstream.manners = { ...upstream.manners, clientId: 'anotherClientIdOf32Characters0002' };
  await source.listLikes(HOST.id, null);
  const pages = upstream.requests.filter(at.likes);
  expect(pages.map(({ headers }) => KNOWN in headers)).toEqual([false, true, true]);
});

test('nothing that must not be kept is kept', async () => {
  const { upstream, cache, run } = await runs(5);
  await run();
  const kept = JSON.stringify([...cache.kept]);
  for (const secret of [...Object.values(FORBIDDEN), upstream.manners.clientId]) {
    expect(kept).not.toContain(secret);
  }
});
