import { hash } from 'node:crypto';
import type { Play } from '#domain/artists.ts';
import { type Catalog, type CatalogShow, presentStation } from '#domain/catalog.ts';
import { oncePer } from '#domain/once.ts';
import { loadCatalog } from './catalog.ts';

/**
 * Tells what a page shows from anything else it could show, for `getStaticPaths`. It holds all of the
 * catalog that the page shows; templates, config and libraries are told apart elsewhere.
 */
export function cacheKey(...shown: readonly unknown[]): string {
  return digestOf([ofEveryPage(loadCatalog()), shown]);
}

/** A show and its lineup. */
export const showKey = oncePer((show: CatalogShow): string => digestOf(show));

/** Shows in their order. */
export const showsKey = oncePer((shows: readonly CatalogShow[]): string => digestOf(shows.map(showKey)));

/** The plays of an artist, and what is told of the shows beside them. */
export const playsKey = oncePer((plays: readonly Play[]): string =>
  digestOf(plays.map(({ show: { tracks: _, ...show }, track }) => [show, track])),
);

const ofEveryPage = oncePer((catalog: Catalog): unknown => [
  catalog.status.source === 'sample',
  presentStation(catalog).host,
]);

function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url');
}
