import { createHash } from 'node:crypto';
import type { ManifestDocument } from '#domain/api.ts';
import type { Catalog } from '#domain/catalog.ts';
import { statsOf } from '#domain/stats.ts';
import { recordedShows } from './sqlite.ts';

/** `/manifest.json`: what is published beside it; `files` maps a path to its bytes. */
export function manifestOf(catalog: Catalog, files: ReadonlyMap<string, Buffer>): ManifestDocument {
  const shows = recordedShows(catalog);
  const { tracks, plays, artists } = statsOf({ shows });
  return {
    schema_version: 1,
    snapshot_id: sha256(JSON.stringify(shows)),
    generated_for: catalog.now,
    counts: { shows: shows.length, tracks, plays, artists },
    files: [...files].map(([path, content]) => ({ path, bytes: content.length, sha256: sha256(content) })),
  };
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
