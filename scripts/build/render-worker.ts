import { on, once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { stopClock } from '#site/clock.ts';
import type { SitePath } from '#site/renderer.ts';
import { FileWriter, type WrittenFile } from './file-writer.ts';
import { type RenderWork, ROUTE_DONE, type SiteFile, WAITING, type WantedFiles } from './render-thread.ts';
import { fileOf, SHARED_ROUTES, siteRenderer } from './site-renderer.ts';

type Port = NonNullable<typeof parentPort>;

/** What a message costs is shared by so many files. */
const BATCH_FILES = 64;

/** Tells which files there are, then writes those that are wanted, route by route, as long as it is asked to. */
async function renderPart({ out, now, templates }: RenderWork, port: Port): Promise<void> {
  stopClock(now);
  const { sitePaths, renderPath } = await siteRenderer(templates ?? (await compiledMeanwhile(port)));
  const paths = await sitePaths((route) => SHARED_ROUTES.includes(route));
  const pathsOf = Map.groupBy(paths, ({ route }) => route.route);
  const writer = new FileWriter(out);
  port.postMessage(new Map(Array.from(pathsOf, ([route, listed]) => [route, listed.map(siteFile)])));
  for await (const [wanted] of on(port, 'message')) {
    const { route, files }: WantedFiles = wanted;
    const batch: WrittenFile[] = [];
    for (const path of pathsOf.get(route) ?? []) {
      const file = fileOf(path);
      if (!files.has(file)) continue;
      batch.push(writer.write(file, await renderPath(path)));
      if (batch.length === BATCH_FILES) port.postMessage(batch.splice(0));
    }
    port.postMessage(batch);
    port.postMessage(ROUTE_DONE);
  }
}

function siteFile(path: SitePath): SiteFile {
  return [fileOf(path), path.cacheKey];
}

/** Composes the catalog while the templates are compiled; the templates find it composed. */
async function compiledMeanwhile(port: Port): Promise<string> {
  const compiled = once(port, 'message');
  const { loadCatalog } = await import('#site/catalog.ts');
  loadCatalog();
  port.postMessage(WAITING);
  const [templates] = await compiled;
  return templates;
}

if (parentPort) await renderPart(workerData, parentPort);
