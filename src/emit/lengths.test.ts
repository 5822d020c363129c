import { expect, test } from 'vitest';
import { clockTime } from '#player/clock.ts';
import { isoLength, playedLength, wholeSeconds, wordedLength } from './lengths.ts';

test.each([
  [0, '0:00', 'PT0S', '0 min'],
  [59_499, '0:59', 'PT59S', '1 min'],
  [224_600, '3:44', 'PT224S', '4 min'],
  [225_000, '3:45', 'PT225S', '4 min'],
  [3_599_600, '59:59', 'PT3599S', '1 h'],
  [5_000 * 3_600_000, '5000:00:00', 'PT18000000S', '5,000 h'],
  [3_727_000, '1:02:07', 'PT3727S', '1 h 2 min'],
])('%i ms is %s, %s, %s', (ms, clock, iso, worded) => {
  expect([clockTime(ms), isoLength(ms), `PT${wholeSeconds(ms)}S`]).toEqual([clock, iso, iso]);
  expect(wordedLength(ms)).toBe(worded.replaceAll(' ', '\u00a0'));
});

test('the length of plays is told where any of it is known', () => {
  expect([playedLength(0, 0), playedLength(2, 0), playedLength(2, 60_000)]).toEqual([
    '0\u00a0min',
    null,
    '1\u00a0min',
  ]);
});
