import station from '#config';
import { someTrack, someUser } from '../upstream/builders.ts';
import { addTracks, emptyWorld, likeAll, type World } from '../upstream/world.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const PER_WEEK = 6;

/** Thursday, in the show of 2025-01-01. */
const FIRST = Date.UTC(2025, 0, 2, 15);

/** The host of station.config.ts, who liked six tracks in each of so many weeks from the first on. */
export function weeksOfLikes(weeks: number, firstTrack = 5000): World {
  const { soundcloud_user_id: id, soundcloud_user: permalink } = station.host;
  const numbers = Array.from({ length: weeks * PER_WEEK }, (_, n) => n);
  return likeAll(
    addTracks(
      emptyWorld(someUser({ id, permalink })),
      numbers.map((n) => someTrack({ id: firstTrack + n })),
    ),
    numbers.map((n) => ({
      track_id: firstTrack + n,
      liked_at: inWeek(Math.floor(n / PER_WEEK), n % PER_WEEK),
    })),
  );
}

/** An instant of a week, so many hours after its first like. */
export function inWeek(week: number, hour = 0): string {
  return `${new Date(FIRST + week * WEEK_MS + hour * 3_600_000).toISOString().slice(0, 19)}Z`;
}
