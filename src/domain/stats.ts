import { z } from 'zod';
import { artistSlug } from './artists.ts';
import { type Catalog, durationOf } from './catalog.ts';
import { trackKey } from './lineup-track.ts';

/** How many there are of something. */
export const figure = z.int().nonnegative();

/** Figures of some shows: a whole archive, or a part of it. */
export const Stats = z.strictObject({
  shows: figure.describe('Shows with at least one track'),
  plays: figure.describe('Places in lineups: a track played in two shows counts twice'),
  tracks: figure.describe('Different tracks'),
  artists: figure.describe('Different artists, whatever the spelling'),
  duration_ms: figure.describe('Length of all plays in milliseconds'),
  gone: figure.describe('Tracks that SoundCloud no longer has'),
});
export type Stats = z.infer<typeof Stats>;

export function statsOf({ shows }: Pick<Catalog, 'shows'>): Stats {
  const plays = shows.flatMap((show) => show.tracks);
  const keys = (of: (track: (typeof plays)[number]) => string | number) => new Set(plays.map(of)).size;
  return {
    shows: shows.filter((show) => show.tracks.length > 0).length,
    plays: plays.length,
    tracks: keys(trackKey),
    artists: keys((track) => artistSlug(track.artist)),
    duration_ms: shows.reduce((sum, show) => sum + durationOf(show), 0),
    gone: new Set(plays.filter((track) => track.state === 'gone').map((track) => track.track_id)).size,
  };
}
