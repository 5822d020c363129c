import { artistSlug } from './artists.ts';
import { type Catalog, durationOf } from './catalog.ts';
import { trackKey } from './lineup-track.ts';

/** Figures of a whole archive. */
export interface Stats {
  /** Shows with at least one track. */
  shows: number;
  /** Places in lineups: a track played in two shows counts twice. */
  plays: number;
  /** Different tracks. */
  tracks: number;
  /** Different artists, whatever the spelling. */
  artists: number;
  /** Tracks that SoundCloud no longer has. */
  gone: number;
  duration_ms: number;
}

export function statsOf({ shows }: Pick<Catalog, 'shows'>): Stats {
  const plays = shows.flatMap((show) => show.tracks);
  const keys = (of: (track: (typeof plays)[number]) => string | number) => new Set(plays.map(of)).size;
  return {
    shows: shows.filter((show) => show.tracks.length > 0).length,
    plays: plays.length,
    tracks: keys(trackKey),
    artists: keys((track) => artistSlug(track.artist)),
    gone: new Set(plays.filter((track) => track.state === 'gone').map((track) => track.track_id)).size,
    duration_ms: shows.reduce((sum, show) => sum + durationOf(show), 0),
  };
}
