import { expect, test } from 'vitest';
import type { LikeSource } from '#domain/source.ts';
import { json } from '#tests/upstream/answer.ts';
import { officialSource, openUpstream } from '#tests/upstream/connect.ts';
import { at, type Fault, likesPageNumber, type Trouble } from '#tests/upstream/faults.ts';
import { HOST, trackId, worldOf } from '#tests/upstream/hourly.ts';
import { GOOD_OFFICIAL_MANNERS } from '#tests/upstream/manners.ts';
import type { Upstream } from '#tests/upstream/server.ts';
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

const LATER = json(
  { errors: [{ meta: { rate_limit: { bucket: 'by-ip' }, reset_time: '2099/05/26 16:31:52 +0000' } }] },
  429,
);

/** What it is, what it becomes, how often it is asked. */
const TROUBLE: [string, Trouble, { kind: string; code: string; tries: number }][] = [
  ['401 without a body', STALE, { kind: 'credentials', code: 'official-access-refused', tries: 2 }],
  ['403 without a body', FORBIDDEN_EMPTY, { kind: 'credentials', code: 'official-access-refused', tries: 1 }],
  ['403 with JSON', FORBIDDEN_JSON, { kind: 'credentials', code: 'official-access-refused', tries: 1 }],
  ['403 with a page', BLOCKED_PAGE, { kind: 'blocked', code: 'soundcloud-blocked', tries: 1 }],
  ['a captcha', CAPTCHA, { kind: 'blocked', code: 'soundcloud-blocked', tries: 1 }],
  ['404', MISSING, { kind: 'usage', code: 'unknown-user', tries: 1 }],
  ['429', tooFast(), { kind: 'try-later', code: 'soundcloud-too-fast', tries: 6 }],
  ['429 that says until when', LATER, { kind: 'try-later', code: 'soundcloud-too-fast', tries: 1 }],
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
const page = (n: number) => () => likesPageNumber(n, at.officialLikes);
const PLACES: [string, () => Fault['when'], (source: LikeSource) => Promise<unknown>][] = [
  ['resolve', () => at.officialResolve, (source) => source.findUser('the-host')],
  ['what resolve leads to', () => at.officialUser, (source) => source.findUser('the-host')],
  ['the first page', page(1), walk],
  ['the middle page', page(2), walk],
  ['the last page', page(3), walk],
];

const cases = PLACES.flatMap(([place, matcher, ask]) =>
  TROUBLE.map(([name, respond, usual]) => {
    const isHole = name === '404' && ['the middle page', 'the last page'].includes(place);
    return { place, name, matcher, ask, respond, expected: isHole ? HOLE : usual };
  }),
);

test.each(cases)('$name at $place', async ({ matcher, ask, respond, expected: { tries, ...expected } }) => {
  const upstream = await open();
  upstream.faults.push({ when: matcher(), respond });
  const error = await ask(officialSource(upstream)).catch((reason: unknown) => reason);
  expect(error).toMatchObject(expected);
  expect(upstream.requests.filter(matcher())).toHaveLength(tries);
  expectNoSecret(allWordsOf(error), upstream);
});

test.each(TROUBLE)('%s at the host of tokens tells no secret', async (_, respond) => {
  const upstream = await open();
  upstream.faults.push({ when: at.token, respond });
  const error = await walk(officialSource(upstream)).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expectNoSecret(allWordsOf(error), upstream);
});

test.each([200, 302, 400, 401, 403, 404, 418])(
  'an answer of status %i that repeats what it was told gives no secret away',
  async (status) => {
    const { clientId, clientSecret, token } = GOOD_OFFICIAL_MANNERS;
    const words = [clientId, clientSecret, token].join('/');
    const echo = json(
      { [words]: words, error: words, kind: words, collection: words, location: words },
      status,
    );
    for (const when of [at.token, at.officialApi]) {
      const upstream = await open();
      upstream.faults.push({ when, respond: echo });
      const source = officialSource(upstream);
      for (const ask of [walk, () => source.findUser('the-host')]) {
        const error = await ask(source).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(Error);
        expectNoSecret(allWordsOf(error), upstream);
      }
      expectNoSecret(JSON.stringify([...(await source.lookUp([trackId(0)]))]), upstream);
    }
  },
);

test('lookups that fail tell no secret', async () => {
  for (const [, respond] of TROUBLE) {
    const upstream = await open();
    upstream.faults.push({ when: at.officialApi, respond });
    const answers = await officialSource(upstream).lookUp([trackId(0)]);
    expectNoSecret(JSON.stringify([...answers]), upstream);
  }
});

test('the source itself shows none of its secrets', async () => {
  const upstream = await open();
  const source = officialSource(upstream);
  await source.findUser('the-host');
  expectNoSecret(JSON.stringify(source), upstream);
});

function open(): Promise<Upstream> {
  return openUpstream(worldOf(12), { official: { ...GOOD_OFFICIAL_MANNERS, pageLimit: 5 } });
}

function expectNoSecret(words: string, { manners: { official } }: Upstream): void {
  const { clientId, clientSecret, token } = official;
  for (const secret of [clientId, clientSecret, token, btoa(`${clientId}:${clientSecret}`)]) {
    expect(words).not.toContain(secret);
  }
}

/** All that an error says: its text, its stack, its fields, and those of its causes. */
function allWordsOf(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  return [error.message, error.stack, JSON.stringify({ ...error }), allWordsOf(error.cause)].join('\n');
}
