import { type Artist, artistsOf, type Play, playsIn } from './artists.ts';
import type { Catalog, CatalogTrack } from './catalog.ts';
import { trackKey } from './lineup-track.ts';
import { compareText } from './text.ts';
import { type Slug, yearOf } from './window.ts';

/** A track and the shows that played it. */
export interface PlayedTrack {
  /** As its newest play tells it. */
  track: CatalogTrack;
  plays: number;
  first_show: Slug;
  last_show: Slug;
}

export interface Toplists {
  all_time: PlayedTrack[];
  /** Newest year first. */
  years: { year: string; tracks: PlayedTrack[] }[];
  /** Most played genre first; spellings that differ in case alone are one genre. */
  genres: { genre: string; plays: number; tracks: PlayedTrack[] }[];
  longest: PlayedTrack[];
  artists: Artist[];
}

/** How long the lists over everything are, those of one year or genre, and the list of genres. */
const LENGTHS = { whole: 50, part: 20, genres: 30 } as const;

/**
 * Who and what was played most. Of tracks with as many plays the one played last comes first, of tracks
 * alike in that or in length the lower number; ties of genres and artists go by their names and slugs.
 */
export function toplistsOf({ shows }: Pick<Catalog, 'shows'>): Toplists {
  const plays = playsIn(shows);
  const tracks = playedTracks(plays);
  const years = Map.groupBy(plays, ({ show }) => yearOf(show.slug));
  const genres = Map.groupBy(
    plays.filter(({ track }) => track.genre),
    ({ track }) => (track.genre ?? '').toLowerCase(),
  );
  return {
    all_time: firstOf(tracks, LENGTHS.whole, byPlays),
    years: [...years].map(([year, group]) => ({
      year,
      tracks: firstOf(playedTracks(group), LENGTHS.part, byPlays),
    })),
    genres: [...genres.values()]
      .map((group) => ({ genre: group[0]?.track.genre ?? '', group }))
      .sort((a, b) => b.group.length - a.group.length || compareText(a.genre, b.genre))
      .slice(0, LENGTHS.genres)
      .map(({ genre, group }) => ({
        genre,
        plays: group.length,
        tracks: firstOf(playedTracks(group), LENGTHS.part, byPlays),
      })),
    longest: firstOf(tracks, LENGTHS.whole, byLength),
    artists: firstOf(artistsOf({ shows }), LENGTHS.whole, (a, b) => b.plays.length - a.plays.length),
  };
}

/** Every track of the plays once; the plays come newest show first. */
function playedTracks(plays: readonly Play[]): PlayedTrack[] {
  const tracks = new Map<string | number, PlayedTrack>();
  for (const { show, track } of plays) {
    const key = trackKey(track);
    const known = tracks.get(key);
    if (known) {
      known.plays += 1;
      known.first_show = show.slug;
    } else {
      tracks.set(key, { track, plays: 1, first_show: show.slug, last_show: show.slug });
    }
  }
  return [...tracks.values()];
}

/**
 * The first in an order, equals as they came: of many thousands few are wanted, so the others are not
 * sorted.
 */
function firstOf<T>(all: readonly T[], wanted: number, order: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const candidate of all) {
    const last = first[wanted - 1];
    if (last && order(candidate, last) >= 0) continue;
    const place = first.findIndex((other) => order(candidate, other) < 0);
    first.splice(place < 0 ? first.length : place, 0, candidate);
    first.length = Math.min(first.length, wanted);
  }
  return first;
}

function byPlays(a: PlayedTrack, b: PlayedTrack): number {
  return b.plays - a.plays || compareText(b.last_show, a.last_show) || byNumber(a, b);
}

function byLength(a: PlayedTrack, b: PlayedTrack): number {
  return b.track.duration_ms - a.track.duration_ms || byNumber(a, b);
}

function byNumber(a: PlayedTrack, b: PlayedTrack): number {
  return (
    (a.track.track_id ?? 0) - (b.track.track_id ?? 0) ||
    compareText(a.track.permalink_url, b.track.permalink_url)
  );
}
