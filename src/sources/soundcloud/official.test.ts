import { expect, test } from 'vitest';
import type { LikeSource } from '#domain/source.ts';
import { json } from '#tests/upstream/answer.ts';
import { officialSource, openUpstream } from '#tests/upstream/connect.ts';
import { at, likesPageNumber } from '#tests/upstream/faults.ts';
import { HOST, trackId, worldOf } from '#tests/upstream/hourly.ts';
import { GOOD_OFFICIAL_MANNERS } from '#tests/upstream/manners.ts';
import type { Upstream } from '#tests/upstream/server.ts';
import {
  allWordsOf,
  casesOf,
  type Place,
  type TroubleRow,
  troublesWith,
} from '#tests/upstream/trouble-cases.ts';

const LATER = json(
  { errors: [{ meta: { rate_limit: { bucket: 'by-ip' }, reset_time: '2099/05/26 16:31:52 +0000' } }] },
  429,
);

const TROUBLE: TroubleRow[] = [
  ...troublesWith('official-access-refused', 2, 'web'),
  ['429 that says until when', LATER, { kind: 'try-later', code: 'soundcloud-too-fast', tries: 1 }],
];

const walk = (source: LikeSource) => source.listLikes(HOST.id, null);
const page = (n: number) => () => likesPageNumber(n, at.officialLikes);
const PLACES: Place[] = [
  ['resolve', () => at.officialResolve, (source) => source.findUser('the-host')],
  ['what resolve leads to', () => at.officialUser, (source) => source.findUser('the-host')],
  ['the first page', page(1), walk],
  ['the middle page', page(2), walk],
  ['the last page', page(3), walk],
];

const cases = casesOf(PLACES, TROUBLE);

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
