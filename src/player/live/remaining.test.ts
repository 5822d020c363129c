import { expect, test } from 'vitest';
import { remainingTime } from './remaining.ts';

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [100_000, '1 min 40 s'],
  [3_600_000, '1 h 0 min'],
  [86_399_000, '23 h 59 min'],
  [86_400_000, '1 day 0 h'],
  [313_200_000, '3 days 15 h'],
])('%d ms are %s', (ms, text) => {
  expect(remainingTime(ms)).toBe(text);
});
