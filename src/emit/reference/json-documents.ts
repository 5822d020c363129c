import type { z } from 'zod';
import {
  HealthDocument,
  ManifestDocument,
  PlaylistDocument,
  PlaylistTrackDocument,
  ShowDocument,
  ShowsDocument,
} from '#domain/api.ts';
import {
  ArtistDocument,
  ArtistsDocument,
  IndexDocument,
  StatsDocument,
  ToplistsDocument,
} from '#domain/api-archive.ts';
import { artistsOf } from '#domain/artists.ts';
import type { Catalog } from '#domain/catalog.ts';
import {
  healthDocument,
  playlistDocument,
  playlistTrackDocument,
  showDocument,
  showsDocument,
} from '../api.ts';
import { artistDocument, artistsDocument, statsDocument, toplistsDocument } from '../api-archive.ts';
import { exampleShow, PARAMETERS } from './parameters.ts';

/** A JSON document of our own making. */
export interface JsonDocument {
  /** Names its schema: /schemas/<name>.json */
  name: string;
  /** Below the site's home; {name} stands for a part to fill in. */
  path: string;
  title: string;
  schema: z.ZodType;
  /** The document at the example's path; null where it is not made from the catalog alone. */
  example: ((catalog: Catalog) => object | null) | null;
}

export const JSON_DOCUMENTS: readonly JsonDocument[] = [
  {
    name: 'playlist',
    path: 'playlist.json',
    title: 'The current show',
    schema: PlaylistDocument,
    example: playlistDocument,
  },
  {
    name: 'playlist-track',
    path: 'playlist/{position}.json',
    title: 'A track of the current show',
    schema: PlaylistTrackDocument,
    example: (catalog) => (catalog.current.tracks.length > 0 ? playlistTrackDocument(catalog, 1) : null),
  },
  {
    name: 'shows',
    path: 'shows.json',
    title: 'All shows',
    schema: ShowsDocument,
    example: showsDocument,
  },
  {
    name: 'show',
    path: 'shows/{show}.json',
    title: 'One show',
    schema: ShowDocument,
    example: (catalog) => showDocument(exampleShow(catalog)),
  },
  {
    name: 'artists',
    path: 'artists.json',
    title: 'All artists',
    schema: ArtistsDocument,
    example: artistsDocument,
  },
  {
    name: 'artist',
    path: 'artists/{artist}.json',
    title: 'One artist',
    schema: ArtistDocument,
    example: (catalog) => {
      const slug = PARAMETERS.artist.example(catalog);
      const artist = artistsOf(catalog).find((candidate) => candidate.slug === slug);
      return artist ? artistDocument(artist) : null;
    },
  },
  { name: 'stats', path: 'stats.json', title: 'Figures', schema: StatsDocument, example: statsDocument },
  {
    name: 'toplists',
    path: 'toplists.json',
    title: 'Toplists',
    schema: ToplistsDocument,
    example: toplistsDocument,
  },
  {
    name: 'health',
    path: 'health.json',
    title: 'Whether the archive keeps itself',
    schema: HealthDocument,
    example: healthDocument,
  },
  {
    name: 'manifest',
    path: 'manifest.json',
    title: 'What belongs to the database',
    schema: ManifestDocument,
    example: null,
  },
  { name: 'index', path: 'api/index.json', title: 'All documents', schema: IndexDocument, example: null },
];
