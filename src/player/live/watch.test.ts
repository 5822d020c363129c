import { expect, test } from 'vitest';
import { mayAsk } from './watch.ts';

const MOMENT = { now: 1_000_000, lastAsked: 0, weekEnd: 2_000_000, isVisible: true };

test.each<[string, Partial<typeof MOMENT>, boolean]>([
  ['asks while the week is open', {}, true],
  ['asks after a minute', { lastAsked: 940_000 }, true],
  ['waits for a minute', { lastAsked: 940_001 }, false],
  ['asks nothing while nobody looks', { isVisible: false }, false],
  ['asks until the last moment of the week', { weekEnd: 1_000_001 }, true],
  ['asks nothing once the week has turned', { weekEnd: 1_000_000 }, false],
])('%s', (_, change, expected) => {
  expect(mayAsk({ ...MOMENT, ...change })).toBe(expected);
});
