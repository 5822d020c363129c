import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { SitePath } from '#site/renderer.ts';
import type { Output } from './output.ts';
import { SERVER_FOLDER } from './templates.ts';

type Renderer = typeof import('#site/renderer.ts');

/** Is told how many files have been looked at, of how many. */
export type OnFile = (files: number, all: number) => void;

const INDEX = 'index.html';

/** While Astro waits for the hashes of a page's scripts, others are rendered. */
const PAGES_AT_ONCE = 4;

/** After so many, what works beside has its turn: the index, the pictures, the disk. */
const FILES_IN_A_ROW = 16;

const ENTRY_PREFIX = 'prerender-entry.';

/**
 * Renders every page and document that is not in the output already, as the compiled templates have it.
 * Answers the paths of the pages, from the site's root.
 */
export async function renderPages(
  templates: string,
  output: Output,
  onFile: OnFile = () => undefined,
): Promise<string[]> {
  const { sitePaths, renderPath } = await loadRenderer(join(templates, SERVER_FOLDER));
  const all = await sitePaths();
  let looked = 0;
  const renderRest = async (paths: Iterable<SitePath>): Promise<void> => {
    for (const path of paths) {
      const file = fileOf(path);
      looked += 1;
      onFile(looked, all.length);
      if (looked % FILES_IN_A_ROW === 0) await setImmediate();
      if (path.cacheKey !== undefined && output.keeps(file, path.cacheKey)) continue;
      await output.write(file, await renderPath(path), path.cacheKey);
    }
  };
  const { pages = [], documents = [] } = Object.groupBy(all, ({ route }) =>
    route.type === 'page' ? 'pages' : 'documents',
  );
  const rest = pages.values();
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, () => renderRest(rest)));
  // One by one: those of the whole archive are large.
  await renderRest(documents);
  const files = pages.map(fileOf);
  return files.filter((file) => file.endsWith(INDEX)).map((file) => file.slice(0, -INDEX.length));
}

async function loadRenderer(folder: string): Promise<Renderer> {
  const entry = readdirSync(folder).find((name) => name.startsWith(ENTRY_PREFIX));
  if (!entry) throw new Error(`${folder} holds no compiled renderer`);
  return import(pathToFileURL(resolve(folder, entry)).href);
}

/** Where a path lies below the site's root: pages are folders with an index. */
function fileOf({ pathname, route }: SitePath): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (route.type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? INDEX : `${path}/${INDEX}`;
}
