import { expect, test } from 'vitest';
import { clockTime } from './clock.ts';

test.each([
  [0, '0:00'],
  [999, '0:00'],
  [7_000, '0:07'],
  [225_000, '3:45'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [3_727_900, '1:02:07'],
  [-5, '0:00'],
])('%d ms into a track is %s', (ms, text) => {
  expect(clockTime(ms)).toBe(text);
});
