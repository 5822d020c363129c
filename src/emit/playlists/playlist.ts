import { type Catalog, type CatalogShow, type CatalogTrack, presentStation } from '#domain/catalog.ts';
import { hostOn } from '#domain/host.ts';
import type { Instant } from '#domain/instant.ts';
import type { Links } from '../links.ts';
import { artistName, showName, trackName } from '../naming.ts';

/** A track as players show it. */
export interface PlaylistTrack {
  title: string;
  artist: string;
  /** The track's page, percent-encoded as a URI; players that know SoundCloud play it. */
  url: string;
  /** Name of the show. */
  album: string;
  slug: string;
  track: CatalogTrack;
}

/** Tracks to play one after another, before any format. */
export interface Playlist {
  title: string;
  /** Whose selection it is. */
  creator: string;
  /** The page for people. */
  page: string;
  date: Instant;
  tracks: readonly PlaylistTrack[];
}

/** The lineup of a show, as far as it goes. */
export function showPlaylist(show: CatalogShow, { station }: Catalog, links: Links): Playlist {
  const album = showName(show, station);
  return {
    title: `${station.title}: ${album}`,
    creator: hostOn(show.slug, station).name,
    page: links.show(show.slug),
    date: show.week_start,
    tracks: show.tracks.map((track) => ({
      title: trackName(track),
      artist: artistName(track),
      url: new URL(track.permalink_url).href,
      album,
      slug: show.slug,
      track,
    })),
  };
}

/** The whole archive, newest show first. */
export function archivePlaylist(catalog: Catalog, links: Links): Playlist {
  const { station, shows, current } = catalog;
  return {
    title: station.title,
    creator: presentStation(catalog).host.name,
    page: links.home,
    date: current.week_start,
    tracks: shows.flatMap((show) => showPlaylist(show, catalog, links).tracks),
  };
}
