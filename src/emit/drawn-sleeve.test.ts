import { expect, test } from 'vitest';
import { drawnSleeve } from './drawn-sleeve.ts';

test('a track keeps its sleeve', () => {
  expect(drawnSleeve(2_206_509_340)).toEqual({
    path: expect.stringMatching(/^M0 0.*zM4 0.*zM0 4.*zM4 4.*z$/),
    ink: expect.stringMatching(/^[abc]$/),
  });
  expect(drawnSleeve(2_206_509_340)).toEqual(drawnSleeve('2206509340'));
});

test('a thousand tracks in a row share few sleeves, in any of three inks', () => {
  const sleeves = Array.from({ length: 1000 }, (_, index) => drawnSleeve(2_206_000_000 + index));
  expect(new Set(sleeves.map((sleeve) => JSON.stringify(sleeve))).size).toBeGreaterThan(850);
  expect(new Set(sleeves.map(({ ink }) => ink))).toEqual(new Set(['a', 'b', 'c']));
});
