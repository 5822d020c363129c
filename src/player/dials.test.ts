import { describe, expect, test } from 'vitest';
import type { Deck } from './deck.ts';
import { Dials } from './dials.ts';
import { Memory } from './memory.ts';

/** The dials at a volume, with a deck that tells what it was asked for last. */
function dialsAt(volume: number) {
  const heard = { position_ms: -1, volume: -1 };
  const deck = {
    seek: (ms: number) => Object.assign(heard, { position_ms: ms }),
    setVolume: (wanted: number) => Object.assign(heard, { volume: wanted }),
  };
  const memory = new Memory('/shows/');
  memory.keep({ volume });
  const kept = () => ({ position_ms: memory.session.position_ms, volume: memory.session.volume });
  return { dials: new Dials(deck as unknown as Deck, memory), heard, kept };
}

describe('the volume', () => {
  test.each<[string, number, (dials: Dials) => void, number]>([
    ['is turned up by a step', 35, (dials) => dials.louder(1), 45],
    ['is turned down by a step', 35, (dials) => dials.louder(-1), 25],
    ['ends at the loudest', 95, (dials) => dials.louder(1), 100],
    ['ends at silence', 5, (dials) => dials.louder(-1), 0],
    ['is set', 80, (dials) => dials.setVolume(12), 12],
    ['is taken away', 35, (dials) => dials.mute(), 0],
    ['is taken away where it was hardly heard', 1, (dials) => dials.mute(), 0],
    ['begins softly where it was off already', 0, (dials) => dials.mute(), 10],
  ])('%s', (_, before, turn, after) => {
    const { dials, heard, kept } = dialsAt(before);
    turn(dials);
    expect([heard.volume, kept().volume]).toEqual([after, after]);
  });

  test.each([1, 35])('comes back as it was before it was taken away, at %i', (volume) => {
    const { dials, heard } = dialsAt(volume);
    dials.mute();
    dials.mute();
    expect(heard.volume).toBe(volume);
  });
});

test.each([
  ['within the track', 90_000, 180_000, 90_000],
  ['before its beginning', -5_000, 180_000, 0],
  ['behind its end', 185_000, 180_000, 180_000],
  ['in a track of unknown length', 185_000, 0, 185_000],
])('a place %s is gone to as far as it is there', (_, ms, duration_ms, place) => {
  const { dials, heard, kept } = dialsAt(80);
  dials.seek(ms, duration_ms);
  expect([heard.position_ms, kept().position_ms]).toEqual([place, place]);
});
