import { build } from 'astro';
import type { Catalog } from '#domain/catalog.ts';
import { releaseDocuments } from '#emit/reference/release-documents.ts';
import { loadCatalog } from '#site/catalog.ts';
import { knownSnapshot } from '#snapshot/manifest.ts';
import { writeRelease } from '#snapshot/release.ts';
import { writePictures } from './pictures/write-pictures.ts';
import { OUT_FOLDER } from './out-folder.ts';
import { writeSearchIndex } from './search-index.ts';

const PICTURE_CACHE = '.cache/pictures';

/**
 * Builds the whole site below dist/: pages and documents, the search index, the
 * pictures, the database and its manifest.
 *
 * @throws AirlogError `invalid-files` before anything is built
 */
export async function buildSite(): Promise<Catalog> {
  const catalog = loadCatalog();
  const replaced = knownSnapshot(OUT_FOLDER);
  await build({ outDir: OUT_FOLDER, logLevel: 'error' });
  await writeSearchIndex(OUT_FOLDER, catalog);
  await writePictures(OUT_FOLDER, PICTURE_CACHE, catalog);
  writeRelease(OUT_FOLDER, catalog, { documents: [...releaseDocuments(catalog).keys()], replaced });
  return catalog;
}
