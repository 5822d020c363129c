import type {
  ArtistDocument,
  ArtistsDocument,
  RankedTrack,
  StatsDocument,
  ToplistsDocument,
} from '#domain/api-archive.ts';
import { type Artist, artistSlug, artistsOf } from '#domain/artists.ts';
import type { Catalog } from '#domain/catalog.ts';
import { statsOf } from '#domain/stats.ts';
import { type PlayedTrack, toplistsOf } from '#domain/toplists.ts';
import { yearOf } from '#domain/window.ts';

type ArtistSummary = ArtistsDocument['artists'][number];

/** `/artists.json` */
export function artistsDocument(catalog: Catalog): ArtistsDocument {
  return { schema_version: 1, artists: artistsOf(catalog).map(summaryOf) };
}

/** `/artists/<slug>.json` */
export function artistDocument(artist: Artist): ArtistDocument {
  return {
    schema_version: 1,
    ...summaryOf(artist),
    played: artist.plays.map(({ show, track }) => ({
      show_id: show.show_id,
      slug: show.slug,
      position: track.position,
      track_id: track.track_id,
      title: track.title,
      artist: track.artist,
      permalink_url: track.permalink_url,
      artwork_url: track.artwork_url,
      duration_ms: track.duration_ms,
      state: track.state,
    })),
  };
}

/** `/stats.json` */
export function statsDocument({ shows }: Catalog): StatsDocument {
  const played = shows.filter((show) => show.tracks.length > 0);
  return {
    schema_version: 1,
    ...statsOf({ shows }),
    first_show: played.at(-1)?.slug ?? null,
    last_show: played[0]?.slug ?? null,
    years: [...Map.groupBy(played, ({ slug }) => yearOf(slug))].map(([year, group]) => {
      const { gone: _, ...ofYear } = statsOf({ shows: group });
      return { year, ...ofYear };
    }),
  };
}

/** `/toplists.json` */
export function toplistsDocument(catalog: Catalog): ToplistsDocument {
  const { all_time, years, genres, longest, artists } = toplistsOf(catalog);
  return {
    schema_version: 1,
    all_time: all_time.map(rankedTrack),
    years: years.map(({ year, tracks }) => ({ year, tracks: tracks.map(rankedTrack) })),
    genres: genres.map(({ genre, plays, tracks }) => ({ genre, plays, tracks: tracks.map(rankedTrack) })),
    longest: longest.map(rankedTrack),
    artists: artists.map(summaryOf),
  };
}

function summaryOf({ slug, name, plays, tracks, first_show, last_show }: Artist): ArtistSummary {
  return { slug, name, plays: plays.length, tracks, first_show, last_show };
}

function rankedTrack({ track, plays, first_show, last_show }: PlayedTrack): RankedTrack {
  const { track_id, title, artist, permalink_url, artwork_url, duration_ms } = track;
  return {
    track_id,
    title,
    artist,
    artist_slug: artistSlug(artist),
    permalink_url,
    artwork_url,
    duration_ms,
    plays,
    first_show,
    last_show,
  };
}
