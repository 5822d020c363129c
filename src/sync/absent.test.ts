import { expect, test } from 'vitest';
import { someLike, someShow } from '#tests/values/shows.ts';
import { absentLikes } from './absent.ts';
import type { Sighting } from './sightings.ts';

const NOW = '2026-03-13T15:00:00Z';
const EARLIER = '2026-02-27T00:00:00Z';
const MISSING = '2026-03-06T00:00:00Z';
const SAME_WEEK = '2026-03-07T00:00:00Z';
const LATER = '2026-03-13T00:00:00Z';

test.each([
  ['nowhere is missing', [], true],
  ['in an earlier week is missing', [EARLIER], true],
  ['in the same week is missing', [SAME_WEEK], true],
  ['in a later week stays of both', [LATER], false],
  ['in a later and an earlier week stays of all', [LATER, EARLIER], false],
  ['in an earlier and a later week stays of all', [EARLIER, LATER], false],
])('a like that is not listed, but its track %s', (_, dates, isAbsent) => {
  const like = someLike({ liked_at: MISSING });
  const shows = new Map([['2026-03-04', someShow('2026-03-04', [like])]]);
  const seen = dates.map((liked_at): Sighting => someLike({ liked_at }));
  const expected = isAbsent ? [{ slug: '2026-03-04', like }] : [];
  expect(absentLikes(shows, seen, () => true, NOW)).toEqual(expected);
});

test('a like that nobody read for is not missing', () => {
  const shows = new Map([['2026-03-04', someShow('2026-03-04', [someLike({ liked_at: MISSING })])]]);
  expect(absentLikes(shows, [], () => false, NOW)).toEqual([]);
});
