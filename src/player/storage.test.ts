import { describe, expect, test } from 'vitest';
import { keepText, keptText } from './kept.ts';
import type { Queue, QueueTrack } from './queue.ts';
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
    {
      position: 2,
      title: 'High Water',
      artist: 'Somebody Else',
      permalink_url: 'http://soundcloud.com/else/high-water',
      artwork_url: 'https://i1.sndcdn.com/artworks-1-t500x500.jpg',
      duration_ms: 0,
      state: 'gone',
    },
  ],
  order: [1, 0],
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
    const atTheLast = { ...SESSION, queue: { ...QUEUE, at: 1, repeating: true, ended: true } };
    expect(sessionOf(textOf(atTheLast))).toEqual(atTheLast);
  });

  test.each<[string, string | null]>([
    ['nothing', null],
    ['broken JSON', '{"version":1,'],
    ['another version', kept({ version: 2 })],
    ['a list', '[]'],
    ['a number', '3'],
  ])('is the first one where %s is kept', (_, text) => {
    expect(sessionOf(text)).toEqual({ queue: null, position_ms: 0, volume: 80, shortcuts: true });
  });

  test.each<[string, object]>([
    ['is missing', { queue: undefined }],
    ['has no tracks', { queue: { ...QUEUE, tracks: null } }],
    ['is empty', { queue: { ...QUEUE, tracks: [], order: [] } }],
    ['is of no show', { queue: { ...QUEUE, show: undefined } }],
    ['is of a show without a name', { queue: { ...QUEUE, name: 3 } }],
    ['has something else for a track', { queue: { ...QUEUE, tracks: [QUEUE.tracks[0], null] } }],
    ['has a place out of range', { queue: { ...QUEUE, at: 2 } }],
    ['has a place between two', { queue: { ...QUEUE, at: 0.5 } }],
    ['has no order', { queue: { ...QUEUE, order: undefined } }],
    ['orders too few tracks', { queue: { ...QUEUE, order: [0] } }],
    ['orders a track twice', { queue: { ...QUEUE, order: [0, 0] } }],
    ['orders a track that is not there', { queue: { ...QUEUE, order: [2, 0] } }],
  ])('keeps its settings but no queue that %s', (_, change) => {
    const { queue, position_ms, volume } = sessionOf(kept(change));
    expect({ queue, position_ms, volume }).toEqual({ queue: null, position_ms: 0, volume: 35 });
  });

  test.each<[keyof QueueTrack, unknown]>([
    ['title', undefined],
    ['artist', 3],
    ['permalink_url', null],
    ['permalink_url', 'javascript:1//https://'],
    ['permalink_url', 'https://['],
    ['artwork_url', 'https://['],
    ['artwork_url', 'javascript:1'],
    ['artwork_url', 3],
    ['position', 0],
    ['duration_ms', -1],
    ['state', 'unliked'],
  ])('has no queue where the %s of a track is %j', (field, value) => {
    const [first, second] = QUEUE.tracks;
    const tracks = [first, { ...second, [field]: value }];
    expect(sessionOf(kept({ queue: { ...QUEUE, tracks } })).queue).toBeNull();
  });

  test.each([-1, 'here', null])('begins its track anew where it is said to be at %j', (position_ms) => {
    expect(sessionOf(kept({ position_ms })).position_ms).toBe(0);
  });

  test.each([0, 100])('has a volume of %d where that is kept', (volume) => {
    expect(sessionOf(kept({ volume })).volume).toBe(volume);
  });

  test.each([-1, 101, 'loud', null])('has the usual volume where %j is kept', (volume) => {
    expect(sessionOf(kept({ volume })).volume).toBe(FIRST_SESSION.volume);
  });

  test('is lost, and nothing else, where the browser keeps nothing', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(() => keepText(refuse, '/shows/', textOf(SESSION))).not.toThrow();
    expect(keptText(refuse, '/shows/')).toBeNull();
  });
});
