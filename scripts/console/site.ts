import { build } from 'astro';
import type { Catalog } from '#domain/catalog.ts';
import { loadCatalog } from '#site/catalog.ts';
import { writeRelease } from '#snapshot/release.ts';
import { OUT_FOLDER } from './out-folder.ts';
import { writeSearchIndex } from './search-index.ts';

/**
 * Builds the whole site below dist/: pages and documents, the search index, the database and its manifest.
 *
 * @throws AirlogError `invalid-files` before anything is built
 */
export async function buildSite(): Promise<Catalog> {
  const catalog = loadCatalog();
  await build({ outDir: OUT_FOLDER, logLevel: 'error' });
  await writeSearchIndex(OUT_FOLDER, catalog);
  writeRelease(OUT_FOLDER, catalog);
  return catalog;
}
