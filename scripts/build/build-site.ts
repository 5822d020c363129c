import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '#domain/catalog.ts';
import { loadCatalog } from '#site/catalog.ts';
import { stopClock } from '#site/clock.ts';
import { environment } from '#site/environment.ts';
import { releaseDocuments } from '#emit/reference/release-documents.ts';
import { knownSnapshot, MANIFEST_FILE } from '#snapshot/manifest.ts';
import { DATABASE_FILE, writeRelease } from '#snapshot/release.ts';
import { ArtistThread } from './artists.ts';
import { CACHE_FOLDER } from './cached-folder.ts';
import { stateOf } from './data-state.ts';
import { OUT_FOLDER } from './out-folder.ts';
import { Output, type Written } from './output.ts';
import { type OnFile, renderPages } from './pages.ts';
import { writePictures } from './pictures/write-pictures.ts';
import { writeSearchIndex } from './search-index.ts';
import { writeSitemap } from './sitemap.ts';
import { type Lap, Stopwatch } from './stopwatch.ts';
import { templateKey } from './template-key.ts';
import { CLIENT_FOLDER, compiledTemplates, keptTemplates } from './templates.ts';

const RECORDS = join(CACHE_FOLDER, 'records');
const PICTURES = join(CACHE_FOLDER, 'pictures');

export interface BuildWish {
  /** The folder of the site; it holds nothing else afterwards. */
  out?: string;
  /** Begin from nothing: no earlier build, no cache. */
  clean?: boolean;
  onFile?: OnFile;
}

export interface BuildReport {
  catalog: Catalog;
  out: string;
  written: Written;
  /** Where the time went. */
  laps: readonly Lap[];
}

/**
 * Builds the whole site: pages and documents, the sitemap, the search index, the pictures, the database
 * and its manifest. What an earlier build left is kept where it would come out the same.
 *
 * @throws AirlogError `invalid-files` before anything is built
 */
export async function buildSite({
  out = OUT_FOLDER,
  clean = false,
  onFile,
}: BuildWish = {}): Promise<BuildReport> {
  const watch = new Stopwatch();
  const key = templateKey();
  const kept = clean ? null : keptTemplates(key);
  const { folder } = environment();
  const begun = stateOf(folder);
  const isUnchanged = () => stateOf(folder) === begun;
  await using artists = new ArtistThread({ out, now: stopClock(), templates: kept });
  const catalog = watch.time('compose the catalog', () => loadCatalog());
  const output = new Output(out, RECORDS, key);
  const replaced = clean ? null : knownSnapshot(out);
  if (clean) {
    output.forget();
    rmSync(CACHE_FOLDER, { recursive: true, force: true });
  }
  const renderAll = async (): Promise<void> => {
    const templates = await watch.time('compile the templates', () => compiledTemplates(key));
    output.copy(join(templates, CLIENT_FOLDER), '', key);
    await watch.time('render pages and documents', async () =>
      writeSitemap(await renderPages({ templates, artists, output, isUnchanged }, onFile), output),
    );
  };
  // Pagefind and the pictures work beside this process, so they begin first.
  await Promise.all([
    watch.time('index for the search', () => writeSearchIndex(output, catalog)),
    watch.time('draw the pictures', () => writePictures(output, PICTURES, catalog)),
    renderAll(),
  ]);
  watch.time('write the database', () => {
    const documents = [...releaseDocuments(catalog).keys()];
    const keepsDatabase = (id: string) => output.keeps(DATABASE_FILE, id);
    const { snapshot_id } = writeRelease(out, catalog, { documents, replaced, keepsDatabase });
    if (!keepsDatabase(snapshot_id)) output.adopt(DATABASE_FILE, snapshot_id);
    output.adopt(MANIFEST_FILE, snapshot_id);
  });
  const written = watch.time('remove what is left over', () => output.finish());
  return { catalog, out, written, laps: watch.laps };
}
