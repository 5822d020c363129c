import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Memory } from './memory.ts';
import { FIRST_SESSION } from './storage.ts';

const SHOWS = '/archive/shows/';

/** What the browser keeps for the next visit. */
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  const getItem = (place: string) => kept.get(place) ?? null;
  vi.stubGlobal('localStorage', { getItem, setItem: kept.set.bind(kept) });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('a session is there again at the next visit', () => {
  new Memory(SHOWS).keep({ volume: 35, shortcuts: false });
  expect(new Memory(SHOWS).session).toMatchObject({ volume: 35, shortcuts: false });
});

test('a session is kept for its own archive among those of a host', () => {
  new Memory('/other/shows/').keep({ volume: 35 });
  expect(new Memory(SHOWS).session).toEqual(FIRST_SESSION);
});

test.each([
  [24_999, false],
  [25_000, true],
  [15_001, false],
  [15_000, true],
])('after 20 s in the track were kept, %d ms are written: %s', (position_ms, isWritten) => {
  const memory = new Memory(SHOWS);
  memory.keep({ position_ms: 20_000, volume: 35 });
  kept.clear();
  memory.keepPlace(position_ms);
  expect(memory.session).toEqual({ queue: null, position_ms, volume: 35, shortcuts: true });
  expect(kept.size > 0).toBe(isWritten);
});

test('nothing is written while another tab has the session, and all again once this one took it back', () => {
  const memory = new Memory(SHOWS);
  memory.lend();
  memory.keep({ volume: 35 });
  expect(kept.size).toBe(0);
  memory.takeBack();
  memory.save();
  expect(new Memory(SHOWS).session.volume).toBe(35);
});

test.each([
  ['the whole session', 'all', { volume: 35, shortcuts: false }, false],
  ['what holds for all tabs', 'shortcuts', { volume: FIRST_SESSION.volume, shortcuts: false }, true],
] as const)('of what another tab has kept, %s is taken over', (_, what, session, isOutdated) => {
  const memory = new Memory(SHOWS);
  expect(memory.isOutdated).toBe(false);
  new Memory(SHOWS).keep({ volume: 35, shortcuts: false });
  expect(memory.isOutdated).toBe(true);
  memory.catchUp(what);
  expect(memory.session).toMatchObject(session);
  expect(memory.isOutdated).toBe(isOutdated);
});
