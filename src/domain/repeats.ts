import { type Play, playsBy } from './artists.ts';
import type { Catalog } from './catalog.ts';
import { trackKey } from './lineup-track.ts';

/** The plays of one track in several shows, newest first. */
export type Repeat = readonly [Play, ...Play[]];

/** Tracks that were played in more than one show: the most played first, then the one played last. */
export function repeatsOf({ shows }: Pick<Catalog, 'shows'>): Repeat[] {
  return [...playsBy(shows, trackKey).values()]
    .filter((plays) => plays.length > 1)
    .sort((a, b) => b.length - a.length);
}
