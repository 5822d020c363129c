import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Memory } from './memory.ts';
import { sessionOf } from './storage.ts';

/** What the browser keeps for the next visit. */
let kept: string | null;

beforeEach(() => {
  kept = null;
  const setItem = (_: string, text: string) => {
    kept = text;
  };
  vi.stubGlobal('localStorage', { getItem: () => kept, setItem });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('a session is there again at the next visit', () => {
  new Memory().keep({ volume: 35, shortcuts: false });
  expect(new Memory().session).toMatchObject({ volume: 35, shortcuts: false });
});

test.each([
  [24_999, false],
  [25_000, true],
  [15_001, false],
  [15_000, true],
])('after 20 s in the track were kept, %d ms are written: %s', (position_ms, isWritten) => {
  const memory = new Memory();
  memory.keep({ position_ms: 20_000, volume: 35 });
  kept = null;
  memory.keepPlace(position_ms);
  expect(memory.session).toEqual({ queue: null, position_ms, volume: 35, shortcuts: true });
  expect(kept !== null).toBe(isWritten);
});

test('nothing is written while another tab has the session, and all again once this one took it back', () => {
  const memory = new Memory();
  memory.lend();
  memory.keep({ volume: 35 });
  expect(kept).toBeNull();
  memory.takeBack();
  memory.save();
  expect(sessionOf(kept).volume).toBe(35);
});
