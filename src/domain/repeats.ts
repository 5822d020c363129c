import type { Play } from './artists.ts';
import type { Catalog } from './catalog.ts';
import { compareText } from './text.ts';

/** The plays of one track in several shows, newest first. */
export type Repeat = readonly [Play, ...Play[]];

/** Tracks that were played in more than one show: the most played first, then the one played last. */
export function repeatsOf({ shows }: Pick<Catalog, 'shows'>): Repeat[] {
  const playsOf = new Map<number | string, [Play, ...Play[]]>();
  for (const show of shows) {
    for (const track of show.tracks) {
      const key = track.track_id ?? track.permalink_url;
      const plays = playsOf.get(key);
      if (plays) plays.push({ show, track });
      else playsOf.set(key, [{ show, track }]);
    }
  }
  return [...playsOf.values()]
    .filter((plays) => plays.length > 1)
    .sort((a, b) => b.length - a.length || compareText(b[0].show.slug, a[0].show.slug));
}
