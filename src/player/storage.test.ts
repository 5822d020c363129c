import { describe, expect, test } from 'vitest';
import { keepText, keptText } from './kept.ts';
import type { Queue } from './queue.ts';
import { FIRST_SESSION, type Session, sessionOf, textOf } from './storage.ts';

const QUEUE: Queue = {
  show: '2026-03-11',
  name: 'March 11, 2026',
  tracks: [
    {
      position: 1,
      title: 'Low Tide Radio',
      artist: 'The Invented Coast',
      permalink_url: 'https://soundcloud.com/invented/low-tide',
      artwork_url: null,
      duration_ms: 180_000,
      state: 'liked',
    },
  ],
  order: [0],
  at: 0,
  shuffled: true,
  repeating: false,
  unplayable: [],
  ended: false,
};
const SESSION: Session = { queue: QUEUE, position_ms: 61_000, volume: 35, shortcuts: false };

/** What is kept of a session with some of its fields replaced. */
function kept(change: object): string {
  return JSON.stringify({ version: 1, ...SESSION, ...change });
}

describe('the session', () => {
  test('is read as it was written', () => {
    expect(sessionOf(textOf(SESSION))).toEqual(SESSION);
  });

  test.each<[string, string | null]>([
    ['nothing', null],
    ['broken JSON', '{"version":1,'],
    ['another version', kept({ version: 2 })],
    ['a list', '[]'],
    ['a number', '3'],
  ])('is the first one where %s is kept', (_, text) => {
    expect(sessionOf(text)).toEqual(FIRST_SESSION);
  });

  test.each<[string, object]>([
    ['is missing', { queue: undefined }],
    ['has no tracks', { queue: { ...QUEUE, tracks: null } }],
    ['is empty', { queue: { ...QUEUE, tracks: [], order: [] } }],
    [
      'has a track that would run',
      { queue: { ...QUEUE, tracks: [{ ...QUEUE.tracks[0], permalink_url: 'javascript:1' }] } },
    ],
    [
      'has a track without a title',
      { queue: { ...QUEUE, tracks: [{ ...QUEUE.tracks[0], title: undefined }] } },
    ],
    ['has a place out of range', { queue: { ...QUEUE, at: 1 } }],
    ['orders a track twice', { queue: { ...QUEUE, order: [0, 0] } }],
    ['orders a track that is not there', { queue: { ...QUEUE, order: [1] } }],
  ])('keeps its settings but no queue that %s', (_, change) => {
    const { queue, position_ms, volume } = sessionOf(kept(change));
    expect({ queue, position_ms, volume }).toEqual({ queue: null, position_ms: 0, volume: 35 });
  });

  test.each([-1, 101, 'loud', null])('has the usual volume where %j is kept', (volume) => {
    expect(sessionOf(kept({ volume })).volume).toBe(FIRST_SESSION.volume);
  });

  test('is lost, and nothing else, where the browser keeps nothing', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(() => keepText(refuse, textOf(SESSION))).not.toThrow();
    expect(keptText(refuse)).toBeNull();
  });
});
