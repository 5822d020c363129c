import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Wait } from '#sources/patience.ts';
import { json } from '#tests/upstream/answer.ts';
import { someUser } from '#tests/upstream/builders.ts';
import { NOBODY, openUpstream, patienceWith, QUICK } from '#tests/upstream/connect.ts';
import type { Trouble } from '#tests/upstream/faults.ts';
import { BROKEN, GATEWAY_TIMEOUT, MISSING, STALE, tooFast } from '#tests/upstream/trouble.ts';
import { emptyWorld } from '#tests/upstream/world.ts';
import { listenForTest } from '#tests/values/listening.ts';
import { openSoundCloud } from './http.ts';

const world = emptyWorld(someUser({ id: 1 }));

async function ask(respond: Trouble, times: number) {
  const upstream = await openUpstream(world);
  upstream.faults.push({ when: () => true, times, respond });
  const waits: string[] = [];
  const patience = patienceWith(upstream);
  Object.assign(patience, { onWait: ({ trouble }: Wait) => waits.push(trouble) });
  const door = openSoundCloud('airlog/test', patience);
  const started = performance.now();
  const outcome = await door
    .ask(new URL(`${upstream.env.SOUNDCLOUD_WEB_URL}/?client_id=secret`))
    .catch((error: unknown) => error);
  expect(door.requestCount()).toBe(upstream.requests.length);
  return { outcome, tries: upstream.requests.length, ms: performance.now() - started, upstream, waits };
}

const CUT_OFF = /^the connection was (cut off|closed) \([A-Z_]+\)$/;
const PASSING: [string, Trouble, RegExp][] = [
  ['a reset connection', 'reset', CUT_OFF],
  ['an answer cut in the middle', 'cut', CUT_OFF],
  ['silence', 'silence', /^no answer in time$/],
  ['silence in the middle of an answer', 'stall', /^no answer in time$/],
  ['status 408', json({}, 408), /^status 408$/],
  ['status 425', json({}, 425), /^status 425$/],
  ['status 500', BROKEN, /^status 500$/],
  ['status 504 in plain text', GATEWAY_TIMEOUT, /^status 504$/],
  ['status 429', tooFast(), /^status 429$/],
];

test.each(PASSING)('%s passes: it is told, and the same request is made again', async (_, trouble, told) => {
  const { outcome, tries, waits } = await ask(trouble, 2);
  expect(outcome).toMatchObject({ status: 200 });
  expect(tries).toBe(3);
  expect(waits).toEqual(Array(2).fill(expect.stringMatching(told)));
});

test.each<[string, Trouble, string, RegExp]>([
  [
    'a reset connection',
    'reset',
    'soundcloud-failing',
    /: the connection was (cut off|closed) \([A-Z_]+\)\.$/,
  ],
  ['an answer cut in the middle', 'cut', 'soundcloud-failing', /: the connection was closed \([A-Z_]+\)\.$/],
  ['silence', 'silence', 'soundcloud-timeout', /did not answer in time/],
  ['status 500', BROKEN, 'soundcloud-failing', /: status 500\.$/],
  ['status 429', tooFast(), 'soundcloud-too-fast', /takes no more requests for \//],
])('%s that lasts is told in words after six tries, without the address', async (_, trouble, code, told) => {
  const { outcome, tries } = await ask(trouble, 99);
  expect(outcome).toMatchObject({ kind: 'try-later', code, message: expect.stringMatching(told) });
  expect(tries).toBe(6);
  expect(words(outcome)).not.toContain('secret');
});

test.each([
  ['nothing there', MISSING],
  ['a stale id', STALE],
  ['the way to a captcha', json({ url: 'https://captcha.example' }, 429)],
])('%s is an answer: asked once', async (_, answer) => {
  const { outcome, tries } = await ask(answer, 99);
  expect(outcome).toMatchObject({ status: answer.status });
  expect(tries).toBe(1);
});

test.each([
  ['half of it at least', 0, [3.5, 7, 10, 10]],
  ['the whole of it at most', 1, [7, 14, 20, 20]],
])('each wait is twice the one before, up to the longest: %s', async (_, random, waits) => {
  vi.spyOn(Math, 'random').mockReturnValue(random);
  const timers = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => void vi.restoreAllMocks());
  const told: Wait[] = [];
  const patience = { retries: 4, timeoutMs: 5000, baseDelayMs: 7, longestWaitMs: 20 };
  const door = openSoundCloud('airlog/test', { ...patience, onWait: (wait) => told.push(wait) });
  await expect(door.ask(new URL(NOBODY))).rejects.toThrow();
  const short = timers.mock.calls.flatMap(([, ms]) => (ms !== undefined && ms > 1 && ms < 100 ? [ms] : []));
  expect(short).toEqual(waits);
  const trouble = 'nobody listens there (ECONNREFUSED)';
  const { host } = new URL(NOBODY);
  expect(told).toEqual(waits.map((ms, n) => ({ host, trouble, ms, tries: n + 1, retries: 4 })));
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

test('a limit that is told is passed on', async () => {
  const rate_limit = { bucket: 'by-ip', max_nr_of_requests: 30, time_window: 'PT1H' };
  const { outcome } = await ask(json({ errors: [{ meta: { rate_limit } }] }, 429), 99);
  expect(outcome).toMatchObject({
    why: expect.stringContaining(': 30 requests in 1 hour.'),
    next: expect.stringContaining('does not say until when: wait an hour'),
  });
});

test('who asks for a longer wait than is sensible is not asked again', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  onTestFinished(() => timers.mockRestore());
  const { outcome, tries } = await ask(tooFast('7200'), 99);
  expect(outcome).toMatchObject({
    code: 'soundcloud-too-fast',
    next: expect.stringContaining('Wait 120 minutes, as it asks, then run it again'),
  });
  expect(tries).toBe(1);
  // For seconds fetch itself may want to keep a connection.
  for (const [, ms] of timers.mock.calls) expect(ms).toBeLessThan(10_000);
});

test('a host that nobody answers for could not be reached', async () => {
  const error = await openSoundCloud('airlog/test', QUICK)
    .ask(new URL(`${NOBODY}/?client_id=secret`))
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    kind: 'try-later',
    code: 'soundcloud-unreachable',
    message: 'SoundCloud could not be reached.',
    why: expect.stringContaining('nobody listens there (ECONNREFUSED)'),
  });
  expect(words(error)).not.toContain('secret');
});

test('what fetch itself refuses is told in its words', async () => {
  const error = await openSoundCloud('airlog/test', QUICK)
    .ask(new URL('http://127.0.0.1:6000/?client_id=secret'))
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ message: expect.stringContaining('(bad port)') });
  expect(words(error)).not.toContain('secret');
});

test.each([
  [0, { status: 200 }],
  [1, { code: 'soundcloud-failing', message: expect.stringContaining('larger than 16 MiB') }],
])('an answer that swells to 16 MiB and %i bytes is %j', async (more, expected) => {
  const swelling = gzipSync(Buffer.alloc(16 * 2 ** 20 + more, 'x'));
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(swelling);
  });
  const address = await listenForTest(server);
  const outcome = await openSoundCloud('airlog/test', { ...QUICK, retries: 0 })
    .ask(new URL(address))
    .catch((error: unknown) => error);
  expect(outcome).toMatchObject(expected);
});

test('a header that cannot be sent is not told with its value', async () => {
  const error = await openSoundCloud('airlog/test', { ...QUICK, retries: 0 })
    .ask(new URL('http://127.0.0.1:1/'), { headers: { authorization: 'Bearer secret\n\u0100' } })
    .catch((reason: unknown) => reason);
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
