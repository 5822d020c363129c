import { expect, test } from 'vitest';
import type { LikeSource } from '#domain/source.ts';
import { someTrack, someUser } from '#tests/upstream/builders.ts';
import { openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at, likesPageNumber, type Trouble } from '#tests/upstream/faults.ts';
import {
  BLOCKED_PAGE,
  BROKEN,
  CAPTCHA,
  EMPTY_BODY,
  FORBIDDEN_EMPTY,
  FORBIDDEN_JSON,
  GATEWAY_TIMEOUT,
  HTML_AS_ANSWER,
  MISSING,
  OTHER_SHAPE,
  STALE,
  tooFast,
} from '#tests/upstream/trouble.ts';
import { addTracks, emptyWorld, likeAll } from '#tests/upstream/world.ts';

const HOST = someUser({ id: 3_000_000_007, permalink: 'the-host' });
const IDS = Array.from({ length: 15 }, (_, n) => 3_000_000_100 + n);
const world = likeAll(
  addTracks(
    emptyWorld(HOST),
    IDS.map((id) => someTrack({ id })),
  ),
  IDS.map((track_id, n) => ({ track_id, liked_at: `2026-03-${10 + n}T00:00:00Z` })),
);

/** SOUNDCLOUD.md, "Answers that mean trouble": what it is, what it becomes, how often it is asked. */
const TROUBLE: [string, Trouble, { kind: string; code: string; tries: number }][] = [
  ['401 without a body', STALE, { kind: 'credentials', code: 'client-id-refused', tries: 1 }],
  ['403 without a body', FORBIDDEN_EMPTY, { kind: 'credentials', code: 'client-id-refused', tries: 1 }],
  ['403 with JSON', FORBIDDEN_JSON, { kind: 'credentials', code: 'client-id-refused', tries: 1 }],
  ['403 with a page', BLOCKED_PAGE, { kind: 'blocked', code: 'soundcloud-blocked', tries: 1 }],
  ['a captcha', CAPTCHA, { kind: 'blocked', code: 'soundcloud-blocked', tries: 1 }],
  ['404', MISSING, { kind: 'usage', code: 'unknown-user', tries: 1 }],
  ['429', tooFast(), { kind: 'try-later', code: 'soundcloud-too-fast', tries: 6 }],
  ['500', BROKEN, { kind: 'try-later', code: 'soundcloud-failing', tries: 6 }],
  ['504 in plain text', GATEWAY_TIMEOUT, { kind: 'try-later', code: 'soundcloud-failing', tries: 6 }],
  ['a reset', 'reset', { kind: 'try-later', code: 'soundcloud-failing', tries: 6 }],
  ['an answer cut in the middle', 'cut', { kind: 'try-later', code: 'soundcloud-failing', tries: 6 }],
  ['200 with a page', HTML_AS_ANSWER, { kind: 'shape', code: 'soundcloud-not-json', tries: 1 }],
  ['200 without a body', EMPTY_BODY, { kind: 'shape', code: 'soundcloud-not-json', tries: 1 }],
  ['200 of another shape', OTHER_SHAPE, { kind: 'shape', code: 'soundcloud-shape', tries: 1 }],
];

/** A 404 to the first page is a user that does not exist; behind it, it is a list that breaks off. */
const HOLE = { kind: 'shape', code: 'soundcloud-unexpected-status', tries: 1 };

const walk = (source: LikeSource) => source.listLikes(HOST.id, null);
const PLACES: [string, () => (typeof at)['api'], (source: LikeSource) => Promise<unknown>][] = [
  ['resolve', () => at.resolve, (source) => source.findUser('the-host')],
  ['the first page', () => likesPageNumber(1), walk],
  ['the middle page', () => likesPageNumber(2), walk],
  ['the last page', () => likesPageNumber(3), walk],
];

const cases = PLACES.flatMap(([place, matcher, ask]) =>
  TROUBLE.map(([name, respond, usual]) => {
    const isHole = name === '404' && ['the middle page', 'the last page'].includes(place);
    return { place, name, matcher, ask, respond, expected: isHole ? HOLE : usual };
  }),
);

test.each(cases)('$name at $place', async ({ matcher, ask, respond, expected: { tries, ...expected } }) => {
  const upstream = await openUpstream(world, { pageLimit: 5 });
  const when = matcher();
  upstream.faults.push({ when, respond });
  const error = await ask(webSource(upstream)).catch((reason: unknown) => reason);
  expect(error).toMatchObject(expected);
  const place = matcher();
  expect(upstream.requests.filter(place)).toHaveLength(tries);
  expect(allWordsOf(error)).not.toContain(upstream.manners.clientId);
});

/** All that an error says, its stack and causes too. */
function allWordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return [error.message, error.stack, JSON.stringify(error), allWordsOf(error.cause)].join('\n');
}
