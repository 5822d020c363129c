import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestDocument } from '#domain/api.ts';
import type { Catalog } from '#domain/catalog.ts';
import { contentOf, snapshotIdOf } from './database/content.ts';
import { readCounts } from './database/read.ts';
import { writeDatabase } from './database/write.ts';
import { makeFolder } from './make-folder.ts';
import { fileEntry, type KnownSnapshot, MANIFEST_FILE, snapshotBefore } from './manifest.ts';
import { flush, replaceFile } from './replace-file.ts';

export const DATABASE_FILE = 'catalog_read.db';

export interface Release {
  /** Paths below the folder of the documents that the manifest vouches for; they lie there already. */
  documents: readonly string[];
  /** The release that this one replaces, as far as it is known. */
  replaced: KnownSnapshot | null;
  /** Whether the database that lies there was made from the snapshot of this id. */
  keepsDatabase?: (snapshot_id: string) => boolean;
}

/**
 * Writes the database and, last of all, the manifest that vouches for it and for the documents; each
 * appears whole or not at all. Returns the manifest.
 */
export function writeRelease(folder: string, catalog: Catalog, release: Release): ManifestDocument {
  makeFolder(folder);
  const content = contentOf(catalog);
  const snapshot_id = snapshotIdOf(content);
  const database = join(folder, DATABASE_FILE);
  const counts = release.keepsDatabase?.(snapshot_id)
    ? readCounts(database)
    : replaceOnDisk(database, (path) => writeDatabase(path, content));
  const manifest: ManifestDocument = {
    schema_version: 1,
    snapshot_id,
    previous_snapshot_id: snapshotBefore(snapshot_id, release.replaced),
    generated_for: catalog.now,
    counts,
    files: [DATABASE_FILE, ...release.documents].map((path) => fileEntry(folder, path)),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  replaceOnDisk(join(folder, MANIFEST_FILE), (path) => writeFileSync(path, text));
  return manifest;
}

function replaceOnDisk<T>(path: string, write: (draft: string) => T): T {
  return replaceFile(path, (draft) => {
    const written = write(draft);
    flush(draft);
    return written;
  });
}
