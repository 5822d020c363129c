import { type Artist, artistSlug } from '#domain/artists.ts';
import type { CatalogShow, CatalogTrack } from '#domain/catalog.ts';
import type { Change } from '#domain/changes.ts';
import type { PlayedTrack, Toplists } from '#domain/toplists.ts';
import type { Columns } from './insert.ts';

export const SHOW_COLUMNS: Columns<CatalogShow> = {
  show_id: (show) => show.show_id,
  slug: (show) => show.slug,
  title: (show) => show.title,
  notes: (show) => show.notes,
  week_start: (show) => show.week_start,
  week_end: (show) => show.week_end,
  created_at: (show) => show.created_at,
};

/** A track's place in a show, and the track's number in the file. */
export interface NumberedPlay {
  show: CatalogShow;
  track: CatalogTrack;
  number: number;
}

export const PLAY_COLUMNS: Columns<NumberedPlay> = {
  show_id: ({ show }) => show.show_id,
  position: ({ track }) => track.position,
  track: ({ number }) => number,
  track_id: ({ track }) => track.track_id,
  title: ({ track }) => track.title,
  artist: ({ track }) => track.artist,
  artist_slug: ({ track }) => artistSlug(track.artist),
  artist_url: ({ track }) => track.artist_url,
  permalink_url: ({ track }) => track.permalink_url,
  artwork_url: ({ track }) => track.artwork_url,
  duration_ms: ({ track }) => track.duration_ms,
  license: ({ track }) => track.license,
  genre: ({ track }) => track.genre,
  liked_at: ({ track }) => track.liked_at,
  liked_at_source: ({ track }) => track.liked_at_source,
  first_seen: ({ track }) => track.first_seen,
  state: ({ track }) => track.state,
  origin: ({ track }) => track.origin,
};

export const ARTIST_COLUMNS: Columns<Artist> = {
  slug: ({ slug }) => slug,
  name: ({ name }) => name,
  url: ({ plays }) => plays.find(({ track }) => track.artist_url !== null)?.track.artist_url ?? null,
  plays: ({ plays }) => plays.length,
  tracks: ({ tracks }) => tracks,
  first_show: ({ first_show }) => first_show,
  last_show: ({ last_show }) => last_show,
};

export const CHANGE_COLUMNS: Columns<Change> = {
  show_id: (change) => change.show_id,
  kind: (change) => change.kind,
  origin: (change) => change.origin,
  at: (change) => change.at,
  track_id: (change) => change.track_id,
  title: (change) => change.title,
  artist: (change) => change.artist,
  permalink_url: (change) => change.permalink_url,
  position: (change) => change.position,
  reason: (change) => change.reason,
};

/** A place in a toplist of tracks. */
export interface RankedRow extends PlayedTrack {
  list: string;
  /** The year or the genre; '' where the list has no parts. */
  part: string;
  /** How often the genre was played; null where the part is none. */
  part_plays: number | null;
  rank: number;
}

/** Every place of every list of tracks. */
export function rankedRows({ all_time, years, genres, longest }: Toplists): RankedRow[] {
  const ranked = (place: Pick<RankedRow, 'list' | 'part' | 'part_plays'>, tracks: readonly PlayedTrack[]) =>
    tracks.map((played, index) => ({ ...played, ...place, rank: index + 1 }));
  const whole = { part: '', part_plays: null };
  return [
    ...ranked({ list: 'all_time', ...whole }, all_time),
    ...years.flatMap(({ year, tracks }) => ranked({ list: 'year', part: year, part_plays: null }, tracks)),
    ...genres.flatMap(({ genre, plays, tracks }) =>
      ranked({ list: 'genre', part: genre, part_plays: plays }, tracks),
    ),
    ...ranked({ list: 'longest', ...whole }, longest),
  ];
}

export function rankedColumns(numberOf: (track: CatalogTrack) => number): Columns<RankedRow> {
  return {
    list: ({ list }) => list,
    part: ({ part }) => part,
    part_plays: ({ part_plays }) => part_plays,
    rank: ({ rank }) => rank,
    track: ({ track }) => numberOf(track),
    title: ({ track }) => track.title,
    artist: ({ track }) => track.artist,
    artist_slug: ({ track }) => artistSlug(track.artist),
    permalink_url: ({ track }) => track.permalink_url,
    artwork_url: ({ track }) => track.artwork_url,
    duration_ms: ({ track }) => track.duration_ms,
    plays: ({ plays }) => plays,
    first_show: ({ first_show }) => first_show,
    last_show: ({ last_show }) => last_show,
  };
}
