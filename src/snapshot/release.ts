import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestDocument } from '#domain/api.ts';
import type { Catalog } from '#domain/catalog.ts';
import { UNFINISHED } from './layout.ts';
import { manifestOf } from './manifest.ts';
import { databaseOf } from './sqlite.ts';

export const DATABASE_FILE = 'catalog_read.db';
export const MANIFEST_FILE = 'manifest.json';

/**
 * Writes the database and then the manifest that vouches for it; each appears whole or not at all.
 * Returns the manifest.
 */
export function writeRelease(folder: string, catalog: Catalog): ManifestDocument {
  const database = databaseOf(catalog);
  const manifest = manifestOf(catalog, new Map([[DATABASE_FILE, database]]));
  mkdirSync(folder, { recursive: true });
  replaceFile(join(folder, DATABASE_FILE), database);
  replaceFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function replaceFile(path: string, content: string | Buffer): void {
  writeFileSync(path + UNFINISHED, content, { flush: true });
  renameSync(path + UNFINISHED, path);
}
