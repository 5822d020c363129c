import { z } from 'zod';
import { HttpUrl, isVisible, Text } from './text.ts';

/** SoundCloud's numbers exceed 2^31 and fit a double. */
export const TrackId = z.int().positive().describe('SoundCloud’s number of the track');
export type TrackId = z.infer<typeof TrackId>;

/** What is known of a track, apart from anyone's liking it. */
export const TrackFacts = z.strictObject({
  title: Text.describe('Title as its uploader wrote it'),
  artist: Text.describe('The publisher’s artist, else the uploader’s name'),
  artist_url: HttpUrl.nullable().describe('The uploader’s profile'),
  permalink_url: HttpUrl.describe('The track’s page'),
  artwork_url: HttpUrl.nullable().describe('Square picture of 500 px, or null'),
  duration_ms: z.int().nonnegative().describe('Length of the whole track in milliseconds'),
  license: Text.nullable().describe('SoundCloud’s name of the licence: cc-by, all-rights-reserved …'),
  genre: Text.nullable().describe('Genre as its uploader wrote it, or null'),
});
export type TrackFacts = z.infer<typeof TrackFacts>;

/** SoundCloud answers lengths that differ by up to 20 ms to either side: that is no change. */
const DURATION_JITTER_MS = 40;

/** What a source calls the length of a track of which it plays a preview only. */
const PREVIEW_MS = 30_000;

/**
 * The facts to keep when a track is seen again: the seen ones, but a title, an artist and a length only
 * where they tell more than the known ones.
 */
export function refreshFacts<Known extends TrackFacts>(known: Known, seen: TrackFacts): Known {
  const isNoise = Math.abs(known.duration_ms - seen.duration_ms) <= DURATION_JITTER_MS;
  const isPreview = seen.duration_ms === PREVIEW_MS && known.duration_ms > PREVIEW_MS;
  return {
    ...known,
    ...seen,
    title: isVisible(seen.title) ? seen.title : known.title,
    artist: isVisible(seen.artist) ? seen.artist : known.artist,
    duration_ms: isNoise || isPreview ? known.duration_ms : seen.duration_ms,
  };
}

/** The facts alone, of a value that holds more. */
export function factsOf(known: TrackFacts): TrackFacts {
  const { title, artist, artist_url, permalink_url, artwork_url, duration_ms, license, genre } = known;
  return { title, artist, artist_url, permalink_url, artwork_url, duration_ms, license, genre };
}
