import { expect, test } from 'vitest';
import { someUser } from '#tests/upstream/builders.ts';
import { openUpstream } from '#tests/upstream/connect.ts';
import type { Trouble } from '#tests/upstream/faults.ts';
import { BROKEN, GATEWAY_TIMEOUT, MISSING, STALE, tooFast } from '#tests/upstream/trouble.ts';
import { emptyWorld } from '#tests/upstream/world.ts';
import { openDoor, PATIENCE } from './http.ts';

const world = emptyWorld(someUser({ id: 1 }));
const quick = { ...PATIENCE, timeoutMs: 200, baseDelayMs: 1 };

async function ask(respond: Trouble, times: number, patience = quick) {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: () => true, times, respond });
  const door = openDoor('airlog/test', patience);
  const started = performance.now();
  const outcome = await door
    .ask(new URL(`${upstream.env.SOUNDCLOUD_WEB_URL}/?client_id=secret`))
    .catch((error: unknown) => error);
  expect(door.requestCount()).toBe(upstream.requests.length);
  return { outcome, tries: upstream.requests.length, ms: performance.now() - started, upstream };
}

const PASSING: [string, Trouble][] = [
  ['a reset connection', 'reset'],
  ['an answer cut in the middle', 'cut'],
  ['silence', 'silence'],
  ['silence in the middle of an answer', 'stall'],
  ['status 500', BROKEN],
  ['status 504 in plain text', GATEWAY_TIMEOUT],
  ['status 429', tooFast()],
];

test.each(PASSING)('%s passes: the same request is made again', async (_, trouble) => {
  const { outcome, tries } = await ask(trouble, 2);
  expect(outcome).toMatchObject({ status: 200 });
  expect(tries).toBe(3);
});

test.each<[string, Trouble, string]>([
  ['a reset connection', 'reset', 'soundcloud-failing'],
  ['an answer cut in the middle', 'cut', 'soundcloud-failing'],
  ['silence', 'silence', 'soundcloud-timeout'],
  ['status 500', BROKEN, 'soundcloud-failing'],
  ['status 429', tooFast(), 'soundcloud-too-fast'],
])('%s that lasts is given up after six tries, without naming the address', async (_, trouble, code) => {
  const { outcome, tries } = await ask(trouble, 99);
  expect(outcome).toMatchObject({ kind: 'try-later', code });
  expect(tries).toBe(6);
  expect(words(outcome)).not.toContain('secret');
});

test.each([MISSING, STALE])('status $status is an answer: asked once', async (answer) => {
  const { outcome, tries } = await ask(answer, 99);
  expect(outcome).toMatchObject({ status: answer.status });
  expect(tries).toBe(1);
});

test('Retry-After in seconds is waited for', async () => {
  const { outcome, ms } = await ask(tooFast('1'), 1);
  expect(outcome).toMatchObject({ status: 200 });
  expect(ms).toBeGreaterThanOrEqual(990);
});

test('Retry-After as a date is read by the sender’s clock', async () => {
  const answer = tooFast('Thu, 12 Mar 2026 02:00:01 GMT');
  const skewed = { ...answer, headers: { ...answer.headers, date: 'Thu, 12 Mar 2026 02:00:00 GMT' } };
  const { outcome, ms } = await ask(skewed, 1);
  expect(outcome).toMatchObject({ status: 200 });
  expect(ms).toBeGreaterThanOrEqual(990);
});

test('who asks for a longer wait than is sensible is not asked again', async () => {
  const { outcome, tries, ms } = await ask(tooFast('7200'), 99);
  expect(outcome).toMatchObject({
    code: 'soundcloud-too-fast',
    next: expect.stringContaining('120 minutes'),
  });
  expect(tries).toBe(1);
  expect(ms).toBeLessThan(900);
});

test('a host that nobody answers for could not be reached', async () => {
  const upstream = await openUpstream(world);
  const url = new URL(`${upstream.env.SOUNDCLOUD_WEB_URL}/?client_id=secret`);
  await upstream.close();
  const error = await openDoor('airlog/test', quick)
    .ask(url)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    kind: 'try-later',
    code: 'soundcloud-unreachable',
    message: 'SoundCloud could not be reached.',
    why: expect.stringContaining('ECONNREFUSED'),
  });
  expect(words(error)).not.toContain('secret');
});

test('every request says who asks', async () => {
  const { upstream } = await ask(BROKEN, 1);
  expect(upstream.requests.map(({ headers }) => headers['user-agent'])).toEqual([
    'airlog/test',
    'airlog/test',
  ]);
});

/** All that an error says, in whatever field. */
function words(error: unknown): string {
  const { message, stack, ...rest } = error as Error;
  return JSON.stringify([message, stack, rest, (error as Error).cause]);
}
