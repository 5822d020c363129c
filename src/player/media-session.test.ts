import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenToMediaKeys, tellMediaSession } from './media-session.ts';

const TRACK = {
  position: 3,
  title: 'Low Tide Radio',
  artist: 'The Invented Coast',
  permalink_url: 'https://soundcloud.com/invented/low-tide',
  artwork_url: 'https://i1.sndcdn.com/artworks-1-t500x500.jpg',
  duration_ms: 180_000,
  state: 'liked' as const,
};
const PLAYBACK = { isPlaying: true, position_ms: 61_000, duration_ms: 180_000 };

let keys: Map<MediaSessionAction, MediaSessionActionHandler | null>;
let session: { metadata: object | null; playbackState: string; place: object | null; told: number };

/** A browser that knows all keys but one. */
beforeEach(() => {
  keys = new Map();
  session = { metadata: null, playbackState: 'none', place: null, told: 0 };
  const mediaSession = Object.defineProperties(session, {
    setPositionState: { value: (place: object) => Object.assign(session, { place }) },
    setActionHandler: {
      value: (action: MediaSessionAction, act: MediaSessionActionHandler) => {
        if (action === 'seekbackward') throw new TypeError('unknown action');
        keys.set(action, act);
      },
    },
  });
  vi.stubGlobal('navigator', { mediaSession });
  vi.stubGlobal('MediaMetadata', function MediaMetadata(words: object) {
    session.told += 1;
    return words;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('media keys', () => {
  test('command the player, but for one that the browser does not know', () => {
    const asked: (string | number)[] = [];
    listenToMediaKeys(
      (command) => asked.push(command),
      (ms) => asked.push(ms),
    );
    for (const [action, act] of keys) {
      asked.push(action);
      act?.({ action, ...(action === 'seekto' && { seekTime: 42 }) });
    }
    expect(asked).toEqual([
      ...['play', 'play', 'pause', 'pause', 'nexttrack', 'next', 'previoustrack', 'previous'],
      ...['seekforward', 'forward', 'seekto', 42_000],
    ]);
    keys.get('seekto')?.({ action: 'seekto' });
    expect(asked.length).toBe(12);
  });
});

describe('the browser is told', () => {
  const tell = (change: object = {}, playback: object = {}) =>
    tellMediaSession({ ...TRACK, ...change }, 'March 11, 2026', { ...PLAYBACK, ...playback });

  test('what plays, and where in it', () => {
    tell();
    expect(session).toMatchObject({
      metadata: {
        title: 'Low Tide Radio',
        artist: 'The Invented Coast',
        album: 'March 11, 2026',
        artwork: [{ src: TRACK.artwork_url, sizes: '500x500' }],
      },
      playbackState: 'playing',
      place: { duration: 180, position: 61 },
    });
  });

  test.each<[string, object, object, object]>([
    ['of a track without artwork', { artwork_url: null }, {}, { metadata: { artwork: [] } }],
    ['that it is paused', {}, { isPlaying: false }, { playbackState: 'paused' }],
    ['no place behind the end', {}, { position_ms: 181_000 }, { place: { duration: 180, position: 180 } }],
    ['no place in a track of unknown length', {}, { duration_ms: 0 }, { place: null }],
  ])('%s', (_, change, playback, told) => {
    tell(change, playback);
    expect(session).toMatchObject(told);
  });

  test.each([
    ['the same track', {}, 1],
    ['another title', { title: 'High Water' }, 2],
    ['another artist', { artist: 'Somebody Else' }, 2],
  ])('of %s %j, so often: %d', (_, change, told) => {
    tell();
    tell(change);
    expect(session.told).toBe(told);
  });

  test('nothing where there are no media keys', () => {
    vi.stubGlobal('navigator', {});
    expect(tell).not.toThrow();
    expect(() =>
      listenToMediaKeys(
        () => undefined,
        () => undefined,
      ),
    ).not.toThrow();
  });
});
