import { expect, test } from 'vitest';
import { count } from './in-figures.ts';

test.each([
  [0, '0 likes'],
  [1, '1 like'],
  [2, '2 likes'],
  [82_965, '82,965 likes'],
])('%i is %s', (n, words) => {
  expect(count(n, 'like')).toBe(words);
});
