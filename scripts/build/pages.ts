import { setImmediate } from 'node:timers/promises';
import type { SitePath } from '#site/renderer.ts';
import type { FileProgress } from './file-progress.ts';
import type { Output } from './output.ts';
import type { RenderThread } from './render-thread.ts';
import { fileOf, INDEX, SHARED_ROUTES, siteRenderer } from './site-renderer.ts';

export interface Rendering {
  /** Folder of the compiled templates. */
  templates: string;
  output: Output;
  /** Renders its part beside this thread. */
  second: RenderThread;
  /** Whether the data are still what this thread read. */
  isUnchanged: () => boolean;
  /** What this thread does when it has rendered all that only it renders. */
  afterOwn: () => void;
  /** Is told of two parts: what this thread alone renders, and what both share. */
  progress: FileProgress;
}

/** After so many, what works beside has its turn: the index, the pictures, the second thread. */
const FILES_IN_A_ROW = 16;

/**
 * Renders every page and document that is not in the output already, as the compiled templates have it.
 * Answers the paths of the pages, from the site's root.
 */
export async function renderPages(rendering: Rendering): Promise<string[]> {
  const shared = [...SHARED_ROUTES];
  const files = await Promise.all([renderFirst(rendering, shared), renderSecond(rendering, shared)]);
  const pages = files.flat().filter((file) => file.endsWith(INDEX));
  return pages.map((file) => file.slice(0, -INDEX.length));
}

/** What this thread renders: all that is not shared, then from the beginning what is. Answers its files. */
async function renderFirst(rendering: Rendering, shared: string[]): Promise<string[]> {
  const { sitePaths } = await siteRenderer(rendering.templates);
  const own = await sitePaths((route) => !SHARED_ROUTES.includes(route));
  rendering.progress.expect(own.length);
  await renderHere(rendering, own);
  rendering.afterOwn();
  const paths = [...own];
  for (let taken = shared.shift(); taken !== undefined; taken = shared.shift()) {
    const listed = await sitePaths((route) => route === taken);
    await renderHere(rendering, listed);
    paths.push(...listed);
  }
  return paths.map(fileOf);
}

/** What the second thread renders: from the end what is shared; nothing, where it may have read other data. */
async function renderSecond(rendering: Rendering, shared: string[]): Promise<string[]> {
  const { templates, second, isUnchanged, progress } = rendering;
  const listed = await second.files(templates);
  progress.expect([...listed.values()].flat().length);
  if (!isUnchanged()) return [];
  const files: string[] = [];
  for (let route = shared.pop(); route !== undefined; route = shared.pop()) {
    const keys = new Map(listed.get(route));
    await renderBeside(rendering, route, keys);
    files.push(...keys.keys());
  }
  return files;
}

/** Renders paths in this thread. */
async function renderHere({ templates, output, progress }: Rendering, paths: SitePath[]): Promise<void> {
  const { renderPath } = await siteRenderer(templates);
  for (const [index, path] of paths.entries()) {
    const file = fileOf(path);
    if (index % FILES_IN_A_ROW === 0) await setImmediate();
    if (!isKept(output, file, path.cacheKey)) output.write(file, await renderPath(path), path.cacheKey);
    progress.look();
  }
}

/** Has the files of a route rendered in the second thread. */
async function renderBeside(
  { output, second, progress }: Rendering,
  route: string,
  keys: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  const wanted = [...keys].filter(([file, key]) => !isKept(output, file, key)).map(([file]) => file);
  progress.look(keys.size - wanted.length);
  for await (const written of second.write({ route, files: new Set(wanted) })) {
    for (const file of written) output.record(file, keys.get(file.path));
    progress.look(written.length);
  }
}

function isKept(output: Output, file: string, key: string | undefined): boolean {
  return key !== undefined && output.keeps(file, key);
}
