import type { Catalog } from '#domain/catalog.ts';
import { showDocument, showsDocument } from '../api.ts';
import { artistsDocument, statsDocument, toplistsDocument } from '../api-archive.ts';

/**
 * The documents that say together what the database says, by their paths: the manifest tells their sizes
 * and hashes, so that a mirror fetches what has changed. What is left out repeats them: a show under its
 * number, artist by artist, the current one.
 */
export function releaseDocuments(catalog: Catalog): Map<string, () => object> {
  return new Map<string, () => object>([
    ['shows.json', () => showsDocument(catalog)],
    ['artists.json', () => artistsDocument(catalog)],
    ['stats.json', () => statsDocument(catalog)],
    ['toplists.json', () => toplistsDocument(catalog)],
    ...catalog.shows.map((show) => [`shows/${show.slug}.json`, () => showDocument(show)] as const),
  ]);
}
