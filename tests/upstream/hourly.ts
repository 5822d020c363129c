import { addSeconds, type Instant } from '#domain/instant.ts';
import { someTrack, someUser } from './builders.ts';
import { addTracks, emptyWorld, likeAll, type World } from './world.ts';

/** The host of the worlds below. */
export const HOST = someUser({ id: 3_000_000_007, permalink: 'the-host' });

/** When the host liked track 0. */
export const OLDEST: Instant = '2026-03-01T00:00:00Z';

export function trackId(n: number): number {
  return 3_000_000_100 + n;
}

export function likedAt(n: number): Instant {
  return addSeconds(OLDEST, n * 3600);
}

/** A host who liked track 0 first, and the next one every hour. */
export function worldOf(count: number): World {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const tracks = numbers.map((n) => someTrack({ id: trackId(n) }));
  const likes = numbers.map((n) => ({ track_id: trackId(n), liked_at: likedAt(n) }));
  return likeAll(addTracks(emptyWorld(HOST), tracks), likes);
}
