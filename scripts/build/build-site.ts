import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '#domain/catalog.ts';
import { loadCatalog } from '#site/catalog.ts';
import { stopClock } from '#site/clock.ts';
import { environment } from '#site/environment.ts';
import { releaseDocuments } from '#emit/reference/release-documents.ts';
import { type KnownSnapshot, knownSnapshot, MANIFEST_FILE } from '#snapshot/manifest.ts';
import { DATABASE_FILE, writeRelease } from '#snapshot/release.ts';
import { demandApartFromData } from '../console/apart-from-data.ts';
import { CACHE_FOLDER } from './cached-folder.ts';
import { FileProgress, type OnFile } from './file-progress.ts';
import { whileBuilding } from './hold.ts';
import { OUT_FOLDER } from './out-folder.ts';
import { Output, type Written } from './output.ts';
import { renderPages } from './pages.ts';
import { writePictures } from './pictures/write-pictures.ts';
import { RenderThread } from './render-thread.ts';
import { demandReadableRoot } from './root-folder.ts';
import { writeSearchIndex } from './search-index.ts';
import { writeSitemap } from './sitemap.ts';
import { type Lap, Stopwatch } from './stopwatch.ts';
import { templateKey } from './template-key.ts';
import { CLIENT_FOLDER, compiledTemplates, keptTemplates } from './templates.ts';
import { unchangedSinceNow } from './unchanged.ts';

const RECORDS = join(CACHE_FOLDER, 'records');
const PICTURES = join(CACHE_FOLDER, 'pictures');
/** The pictures, what one thread alone renders, and what two share. */
const PARTS = 3;

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
 * @throws AirlogError `unreadable-root`, `folder-of-data`, `build-running`, `cannot-lock`, `invalid-files`,
 * `other-user` or `foreign-folder`, before anything is built
 */
export async function buildSite({
  out = OUT_FOLDER,
  clean = false,
  onFile,
}: BuildWish = {}): Promise<BuildReport> {
  demandReadableRoot();
  demandApartFromData(out, environment().folder);
  return whileBuilding(out, clean, () => buildInto(out, clean, onFile));
}

async function buildInto(out: string, clean: boolean, onFile?: OnFile): Promise<BuildReport> {
  const { folder } = environment();
  const watch = new Stopwatch();
  const progress = new FileProgress(PARTS, onFile);
  const key = templateKey();
  const isUnchanged = unchangedSinceNow(folder);
  const kept = clean ? null : keptTemplates(key);
  await using second = new RenderThread({ out, now: stopClock(), templates: kept });
  const catalog = watch.time('compose the catalog', () => loadCatalog());
  const output = new Output(out, RECORDS, key);
  const replaced = clean ? null : knownSnapshot(out);
  if (clean) {
    output.forget();
    rmSync(CACHE_FOLDER, { recursive: true, force: true });
  }
  const release = (): void =>
    watch.time('write the database', () => writeDatabaseInto(output, catalog, replaced));
  const renderAll = async (): Promise<void> => {
    const templates = await watch.time('compile the templates', () => compiledTemplates(key));
    output.copy(join(templates, CLIENT_FOLDER), '', key);
    const pages = await watch.time('render pages and documents', () =>
      renderPages({ templates, output, second, isUnchanged, afterOwn: release, progress }),
    );
    await writeSitemap(pages, output);
  };
  // Pagefind and the pictures work beside this process, so they begin first.
  await Promise.all([
    watch.time('index for the search', () => writeSearchIndex(output, catalog)),
    watch.time('draw the pictures', () => writePictures(output, PICTURES, catalog, progress)),
    renderAll(),
  ]);
  const written = watch.time('remove what is left over', () => output.finish());
  return { catalog, out, written, laps: watch.laps };
}

/** The database, if it would come out another, and the manifest that vouches for it. */
function writeDatabaseInto(output: Output, catalog: Catalog, replaced: KnownSnapshot | null): void {
  const documents = [...releaseDocuments(catalog).keys()];
  const keepsDatabase = (id: string) => output.keeps(DATABASE_FILE, id);
  const { snapshot_id } = writeRelease(output.folder, catalog, { documents, replaced, keepsDatabase });
  if (!keepsDatabase(snapshot_id)) output.adopt(DATABASE_FILE, snapshot_id);
  output.adopt(MANIFEST_FILE, snapshot_id);
}
