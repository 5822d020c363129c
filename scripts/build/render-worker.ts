import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { stopClock } from '#site/clock.ts';
import { FileWriter, type WrittenFile } from './file-writer.ts';
import type { RenderWork, SiteFile } from './render-thread.ts';
import { fileOf, isOfSecondThread, siteRenderer } from './site-renderer.ts';

type Port = NonNullable<typeof parentPort>;

/** What a message costs is shared by so many files. */
const BATCH_FILES = 64;

/** Tells which files there are, is told which are wanted, and tells of those as they are written. */
async function renderPart({ out, now, templates }: RenderWork, port: Port): Promise<void> {
  stopClock(now);
  const { sitePaths, renderPath } = await siteRenderer(templates ?? (await compiledMeanwhile(port)));
  const paths = await sitePaths(isOfSecondThread);
  port.postMessage(paths.map((path): SiteFile => [fileOf(path), path.cacheKey]));
  const [wanted]: ReadonlySet<string>[] = await once(port, 'message');
  const writer = new FileWriter(out);
  const batch: WrittenFile[] = [];
  for (const path of paths) {
    const file = fileOf(path);
    if (!wanted?.has(file)) continue;
    batch.push(writer.write(file, await renderPath(path)));
    if (batch.length === BATCH_FILES) port.postMessage(batch.splice(0));
  }
  port.postMessage(batch);
}

/** Composes the catalog while the templates are compiled; the templates find it composed. */
async function compiledMeanwhile(port: Port): Promise<string> {
  const compiled = once(port, 'message');
  const { loadCatalog } = await import('#site/catalog.ts');
  loadCatalog();
  const [templates] = await compiled;
  return templates;
}

if (parentPort) await renderPart(workerData, parentPort);
