import { expect, test } from 'vitest';
import { json, text } from '#tests/upstream/answer.ts';
import { someTrack, someUser } from '#tests/upstream/builders.ts';
import { openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at, type Trouble } from '#tests/upstream/faults.ts';
import { rawStub, rawTrack } from '#tests/upstream/shapes.ts';
import {
  BLOCKED_PAGE,
  BROKEN,
  FORBIDDEN_EMPTY,
  FORBIDDEN_JSON,
  HTML_AS_ANSWER,
  OTHER_SHAPE,
  tooFast,
} from '#tests/upstream/trouble.ts';
import { addTracks, emptyWorld, hide, removeTrack } from '#tests/upstream/world.ts';

const IDS = Array.from({ length: 120 }, (_, n) => 3_000_000_100 + n);
const [FIRST = 0, SECOND = 0, THIRD = 0] = IDS;
const world = addTracks(
  emptyWorld(someUser({ id: 1 })),
  IDS.map((id) => someTrack({ id })),
);
const kinds = (answers: Map<number, { kind: string }>) => IDS.map((id) => answers.get(id)?.kind);

test('tracks are asked for in batches of 50, and every one is answered', async () => {
  const upstream = await openUpstream(world);
  const answers = await webSource(upstream).lookUp(IDS.toReversed());
  expect(kinds(answers)).toEqual(IDS.map(() => 'alive'));
  expect(answers.get(SECOND)).toMatchObject({ track_id: SECOND, facts: { title: `Track ${SECOND}` } });
  const sizes = upstream.requests.filter(at.lookup).map(({ query }) => query.get('ids')?.split(',').length);
  expect(sizes).toEqual([50, 50, 20]);
});

test('what a batch lacks is confirmed one by one: deleted and private are gone', async () => {
  const upstream = await openUpstream(hide(removeTrack(world, FIRST), SECOND));
  const answers = await webSource(upstream).lookUp([FIRST, SECOND, THIRD]);
  expect([FIRST, SECOND, THIRD].map((id) => answers.get(id)?.kind)).toEqual(['gone', 'gone', 'alive']);
  expect(upstream.requests.filter(at.oneTrack)).toHaveLength(2);
});

test.each([
  ['a batch', at.lookup],
  ['the track itself', at.oneTrack],
])('a track that %s calls private is gone', async (_, when) => {
  const upstream = await openUpstream(world);
  const hidden = { ...rawTrack(someTrack({ id: FIRST })), sharing: 'private' };
  upstream.faults.push(
    { when, respond: json(when === at.lookup ? [hidden] : hidden) },
    { when: at.lookup, respond: json([]) },
  );
  expect((await webSource(upstream).lookUp([FIRST])).get(FIRST)).toEqual({ kind: 'gone' });
});

test('what a batch forgot and the track itself tells is alive', async () => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.lookup, respond: json([]) });
  expect((await webSource(upstream).lookUp([FIRST])).get(FIRST)?.kind).toBe('alive');
});

test('what a batch lacks and was gone before is gone, and what it tells is back', async () => {
  const upstream = await openUpstream(hide(removeTrack(world, FIRST), SECOND));
  const source = webSource(upstream);
  const answers = await source.lookUp([FIRST, SECOND, THIRD], { knownGone: new Set([FIRST, THIRD]) });
  expect([FIRST, SECOND, THIRD].map((id) => answers.get(id)?.kind)).toEqual(['gone', 'gone', 'alive']);
  expect(upstream.requests.filter(at.oneTrack).map(({ path }) => path)).toEqual([`/tracks/${SECOND}`]);
});

test('where a batch fails, what was gone before is unknown like all the rest', async () => {
  const upstream = await openUpstream(removeTrack(world, FIRST));
  upstream.faults.push({ when: at.lookup, respond: BROKEN });
  const answers = await webSource(upstream).lookUp([FIRST], { knownGone: new Set([FIRST]) });
  expect(answers.get(FIRST)?.kind).toBe('unknown');
});

test.each<[string, Trouble]>([
  ['fails', BROKEN],
  ['is refused', FORBIDDEN_JSON],
  ['is blocked', BLOCKED_PAGE],
  ['is too fast', tooFast('7200')],
  ['is reset', 'reset'],
  ['is no JSON', HTML_AS_ANSWER],
  ['has another shape', OTHER_SHAPE],
  ['is a 404 that is not the API’s', text('html', '<h1>Not found</h1>', 404)],
])('a track whose answer %s is unknown, never gone', async (_, respond) => {
  const upstream = await openUpstream(removeTrack(world, FIRST));
  upstream.faults.push({ when: at.oneTrack, respond });
  const answers = await webSource(upstream).lookUp([FIRST, SECOND]);
  expect(answers.get(FIRST)).toMatchObject({ kind: 'unknown', why: expect.stringContaining('SoundCloud') });
  expect(answers.get(SECOND)?.kind).toBe('alive');
});

test.each<[string, Trouble]>([
  ['with JSON', FORBIDDEN_JSON],
  ['without a body', FORBIDDEN_EMPTY],
])('a track that is forbidden %s hides no other, and no client id is looked for', async (_, respond) => {
  const upstream = await openUpstream([FIRST, SECOND, IDS[60] ?? 0].reduce(removeTrack, world));
  upstream.faults.push({ when: (request) => request.path === `/tracks/${FIRST}`, respond });
  const source = webSource(upstream);
  const answers = await source.lookUp(IDS);
  expect(answers.get(FIRST)).toMatchObject({ kind: 'unknown', trouble: { code: 'soundcloud-withholds' } });
  expect(kinds(answers).filter((kind) => kind !== 'alive')).toEqual(['unknown', 'gone', 'gone']);
  const searched = upstream.requests.filter(at.anyPage).length;
  await source.lookUp([FIRST]);
  expect(upstream.requests.filter(at.anyPage)).toHaveLength(searched);
});

test('a client id that goes stale between a batch and its tracks is renewed', async () => {
  const upstream = await openUpstream(removeTrack(world, FIRST));
  const source = webSource(upstream);
  await source.lookUp([SECOND]);
  upstream.faults.push({
    when: at.lookup,
    times: 1,
    respond: () => {
      upstream.manners = { ...upstream.manners, clientId: 'anotherClientIdOf32Characters0002' };
      return json([]);
    },
  });
  expect((await source.lookUp([FIRST])).get(FIRST)).toEqual({ kind: 'gone' });
});

test('a track that is told without a title is unknown', async () => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.lookup, respond: json([rawStub(FIRST)]) });
  upstream.faults.push({ when: at.oneTrack, respond: json(rawStub(FIRST)) });
  expect((await webSource(upstream).lookUp([FIRST])).get(FIRST)?.kind).toBe('unknown');
});

test.each<[string, Trouble]>([
  ['fails', BROKEN],
  ['has another shape', OTHER_SHAPE],
])('a batch that %s leaves its tracks unknown and the others answered', async (_, respond) => {
  const upstream = await openUpstream(world);
  upstream.faults.push({
    when: (request) => at.lookup(request) && ids(request.query).includes(FIRST),
    respond,
  });
  const answers = await webSource(upstream).lookUp(IDS);
  expect(kinds(answers)).toEqual(IDS.map((_, n) => (n < 50 ? 'unknown' : 'alive')));
});

test('where this address is refused, no further batch is tried', async () => {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: at.lookup, respond: BLOCKED_PAGE });
  const answers = await webSource(upstream).lookUp(IDS);
  expect(kinds(answers)).toEqual(IDS.map(() => 'unknown'));
  expect(upstream.requests.filter(at.lookup)).toHaveLength(1);
});

test('where this address is refused, no further track is confirmed', async () => {
  const upstream = await openUpstream([FIRST, SECOND, THIRD].reduce(removeTrack, world));
  upstream.faults.push({ when: at.oneTrack, respond: BLOCKED_PAGE });
  const answers = await webSource(upstream).lookUp([FIRST, SECOND, THIRD]);
  expect([FIRST, SECOND, THIRD].map((id) => answers.get(id)?.kind)).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ]);
  expect(upstream.requests.filter(at.oneTrack)).toHaveLength(1);
});

test.each([
  [0, 0, 0],
  [1, 1, 48],
  [2, 1, 49],
  [4, 2, 100],
  [9, 3, 120],
])('%i requests are not exceeded: %i batches, %i answers', async (maxRequests, batches, answered) => {
  const upstream = await openUpstream(hide(removeTrack(world, FIRST), SECOND));
  const source = webSource(upstream, { clientId: upstream.manners.clientId });
  const answers = await source.lookUp(IDS, { maxRequests });
  expect(upstream.requests.length).toBeLessThanOrEqual(maxRequests);
  expect(upstream.requests.filter(at.lookup)).toHaveLength(batches);
  const unknowns = IDS.map((id) => answers.get(id)).filter((answer) => answer?.kind === 'unknown');
  expect(unknowns).toHaveLength(120 - answered);
  for (const answer of unknowns) expect(answer).toMatchObject({ why: expect.stringContaining('budget') });
});

test('nothing to look up asks nothing', async () => {
  const upstream = await openUpstream(world);
  expect((await webSource(upstream).lookUp([])).size).toBe(0);
  expect(upstream.requests).toEqual([]);
});

function ids(query: URLSearchParams): number[] {
  return (query.get('ids') ?? '').split(',').map(Number);
}
