import { expect, test } from 'vitest';
import type { LikeSource } from '#domain/source.ts';
import { openUpstream, webSource } from '#tests/upstream/connect.ts';
import { at, likesPageNumber } from '#tests/upstream/faults.ts';
import { HOST, worldOf } from '#tests/upstream/hourly.ts';
import { allWordsOf, casesOf, type Place, troublesWith } from '#tests/upstream/trouble-cases.ts';

const walk = (source: LikeSource) => source.listLikes(HOST.id, null);
const PLACES: Place[] = [
  ['resolve', () => at.resolve, (source) => source.findUser('the-host')],
  ['the first page', () => likesPageNumber(1), walk],
  ['the middle page', () => likesPageNumber(2), walk],
  ['the last page', () => likesPageNumber(3), walk],
];

const cases = casesOf(PLACES, troublesWith('client-id-refused', 1, 'official'));

test.each(cases)('$name at $place', async ({ matcher, ask, respond, expected: { tries, ...expected } }) => {
  const upstream = await openUpstream(worldOf(12), { pageLimit: 5 });
  upstream.faults.push({ when: matcher(), respond });
  const error = await ask(webSource(upstream)).catch((reason: unknown) => reason);
  expect(error).toMatchObject(expected);
  expect(upstream.requests.filter(matcher())).toHaveLength(tries);
  expect(allWordsOf(error)).not.toContain(upstream.manners.clientId);
});
