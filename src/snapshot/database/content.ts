import { createHash } from 'node:crypto';
import { type Catalog, CatalogShow, CatalogTrack } from '#domain/catalog.ts';
import { Change } from '#domain/changes.ts';

/** What a release holds: no more of a catalog than what does not depend on the moment. */
export interface Content {
  /** Oldest first. */
  shows: readonly CatalogShow[];
  /** Oldest show first, within a show as `changesOf` tells it. */
  changes: readonly Change[];
}

/**
 * The shows that hold anything, and what happened to them. A week that has only begun is left out: what
 * is recorded must not depend on the moment of the build.
 */
export function contentOf({ shows, changes }: Pick<Catalog, 'shows' | 'changes'>): Content {
  const changed = new Set(changes.map((change) => change.show_id));
  return {
    shows: shows
      .filter(
        ({ show_id, tracks, title, notes }) =>
          tracks.length > 0 || title !== null || notes !== null || changed.has(show_id),
      )
      .toSorted((a, b) => a.show_id - b.show_id),
    changes: changes.toSorted((a, b) => a.show_id - b.show_id),
  };
}

const SHOW_FIELDS = keysOf(CatalogShow.omit({ tracks: true }).shape);
const TRACK_FIELDS = keysOf(CatalogTrack.shape);
const CHANGE_FIELDS = keysOf(Change.shape);

/** SHA-256 over all values of the content: whoever has the database can compute it again. */
export function snapshotIdOf({ shows, changes }: Content): string {
  const hash = createHash('sha256');
  for (const show of shows) {
    const tracks = show.tracks.map((track) => valuesOf(track, TRACK_FIELDS));
    hash.update(JSON.stringify([valuesOf(show, SHOW_FIELDS), tracks]));
  }
  for (const change of changes) hash.update(JSON.stringify(valuesOf(change, CHANGE_FIELDS)));
  return hash.digest('hex');
}

function valuesOf<T extends object>(row: T, fields: readonly (keyof T)[]): unknown[] {
  return fields.map((field) => row[field]);
}

function keysOf<T extends object>(shape: T): (keyof T)[] {
  return Object.keys(shape) as (keyof T)[];
}
