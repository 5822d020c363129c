import { expect, test } from 'vitest';
import { json } from '#tests/upstream/answer.ts';
import { someTrack, someUser } from '#tests/upstream/builders.ts';
import { officialSource, openUpstream } from '#tests/upstream/connect.ts';
import { at, type Trouble } from '#tests/upstream/faults.ts';
import { officialTrack } from '#tests/upstream/official-shapes.ts';
import { BROKEN, FORBIDDEN_EMPTY, STALE } from '#tests/upstream/trouble.ts';
import { addTracks, changeTrack, emptyWorld, hide, removeTrack } from '#tests/upstream/world.ts';

const IDS = Array.from({ length: 70 }, (_, n) => 3_000_000_100 + n);
const [FIRST = 0, SECOND = 0, THIRD = 0] = IDS;
const world = addTracks(
  emptyWorld(someUser({ id: 1 })),
  IDS.map((id) => someTrack({ id })),
);

test('tracks are asked for in batches of 50, those that may not be played from here too', async () => {
  const upstream = await openUpstream(changeTrack(world, FIRST, { policy: 'BLOCK' }));
  const answers = await officialSource(upstream).lookUp(IDS);
  expect(IDS.every((id) => answers.get(id)?.kind === 'alive')).toBe(true);
  expect(upstream.requests.filter(({ role }) => role === 'api')).toHaveLength(2);
});

test('a batch may come in a page', async () => {
  const upstream = await openUpstream(world);
  const page = { collection: [officialTrack(someTrack({ id: FIRST }))], next_href: null };
  upstream.faults.push({ when: at.officialLookup, respond: json(page) });
  expect((await officialSource(upstream).lookUp([FIRST])).get(FIRST)?.kind).toBe('alive');
});

test('what a batch lacks is confirmed one by one: deleted and private are gone', async () => {
  const upstream = await openUpstream(hide(removeTrack(world, FIRST), SECOND));
  const answers = await officialSource(upstream).lookUp([FIRST, SECOND, THIRD]);
  expect([FIRST, SECOND, THIRD].map((id) => answers.get(id)?.kind)).toEqual(['gone', 'gone', 'alive']);
  expect(upstream.requests.filter(at.officialOneTrack)).toHaveLength(2);
});

test('a track that is called private is gone', async () => {
  const upstream = await openUpstream(world);
  const hidden = { ...officialTrack(someTrack({ id: FIRST })), sharing: 'private' };
  upstream.faults.push({ when: at.officialLookup, respond: json([hidden]) });
  expect((await officialSource(upstream).lookUp([FIRST])).get(FIRST)).toEqual({ kind: 'gone' });
});

test.each<[string, Trouble]>([
  ['is forbidden', FORBIDDEN_EMPTY],
  ['is refused', STALE],
  ['fails', BROKEN],
])('a track whose answer %s is unknown, never gone', async (_, respond) => {
  const upstream = await openUpstream(removeTrack(world, FIRST));
  upstream.faults.push({ when: at.officialOneTrack, respond });
  const answers = await officialSource(upstream).lookUp([FIRST, SECOND]);
  expect([answers.get(FIRST)?.kind, answers.get(SECOND)?.kind]).toEqual(['unknown', 'alive']);
});

test('a track that is forbidden hides no other, and costs no token', async () => {
  const upstream = await openUpstream([FIRST, SECOND, THIRD, IDS[60] ?? 0].reduce(removeTrack, world));
  for (const id of [FIRST, THIRD]) {
    upstream.faults.push({ when: ({ path }) => path === `/tracks/${id}`, respond: FORBIDDEN_EMPTY });
  }
  const answers = await officialSource(upstream).lookUp(IDS);
  expect(answers.get(FIRST)).toMatchObject({ kind: 'unknown', trouble: { code: 'soundcloud-withholds' } });
  const kinds = IDS.map((id) => answers.get(id)?.kind).filter((kind) => kind !== 'alive');
  expect(kinds).toEqual(['unknown', 'gone', 'unknown', 'gone']);
  expect(upstream.requests.filter(at.token)).toHaveLength(1);
});

test('where a batch is forbidden no further one is tried', async () => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.officialLookup, respond: FORBIDDEN_EMPTY });
  const answers = await officialSource(upstream).lookUp(IDS);
  expect(IDS.map((id) => answers.get(id)?.kind)).toEqual(IDS.map(() => 'unknown'));
  expect(upstream.requests.filter(at.officialLookup)).toHaveLength(2);
});

test.each([
  [0, 0],
  [2, 50],
  [3, 70],
])('%i requests, the one for a token included, answer %i tracks', async (maxRequests, answered) => {
  const upstream = await openUpstream(world);
  const source = officialSource(upstream);
  const answers = await source.lookUp(IDS, { maxRequests });
  expect(IDS.filter((id) => answers.get(id)?.kind === 'alive')).toHaveLength(answered);
  expect(answers.size).toBe(70);
  expect(source.requestCount()).toBe(upstream.requests.length);
  expect(upstream.requests).toHaveLength(maxRequests);
});
