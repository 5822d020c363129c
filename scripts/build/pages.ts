import { setImmediate } from 'node:timers/promises';
import type { RouteData } from 'astro';
import type { Output } from './output.ts';
import type { RenderThread } from './render-thread.ts';
import { fileOf, INDEX, isOfSecondThread, siteRenderer } from './site-renderer.ts';

/** Is told how many files have been looked at, of how many. */
export type OnFile = (files: number, all: number) => void;

export interface Rendering {
  /** Folder of the compiled templates. */
  templates: string;
  output: Output;
  /** Renders its part beside this thread. */
  second: RenderThread;
  /** Whether the data are still what this thread read. */
  isUnchanged: () => boolean;
  /** What this thread does when it has rendered its part, while the second one may still render. */
  afterwards: () => void;
  onFile?: OnFile | undefined;
}

/** After so many, what works beside has its turn: the index, the pictures, the second thread. */
const FILES_IN_A_ROW = 16;

/**
 * Renders every page and document that is not in the output already, as the compiled templates have it.
 * Answers the paths of the pages, from the site's root.
 */
export async function renderPages(rendering: Rendering): Promise<string[]> {
  const progress = new Progress(rendering.onFile);
  const files = await Promise.all([renderFirst(rendering, progress), renderSecond(rendering, progress)]);
  const pages = files.flat().filter((file) => file.endsWith(INDEX));
  return pages.map((file) => file.slice(0, -INDEX.length));
}

/** The part of this thread. Answers its files. */
async function renderFirst(rendering: Rendering, progress: Progress): Promise<string[]> {
  const files = await renderHere(rendering, progress, (route) => !isOfSecondThread(route));
  rendering.afterwards();
  return files;
}

/** The part of the second thread. Where that may have read other data, it is rendered here. */
async function renderSecond(rendering: Rendering, progress: Progress): Promise<string[]> {
  const { templates, output, second, isUnchanged } = rendering;
  const keys = new Map(await second.files(templates));
  if (!isUnchanged()) return renderHere(rendering, progress, isOfSecondThread);
  progress.expect(keys.size);
  const files = [...keys.keys()];
  const wanted = files.filter((file) => !isKept(output, file, keys.get(file)));
  progress.look(files.length - wanted.length);
  for await (const written of second.write(new Set(wanted))) {
    for (const file of written) output.record(file, keys.get(file.path));
    progress.look(written.length);
  }
  return files;
}

/** Renders some of the routes in this thread, and answers their files. */
async function renderHere(
  { templates, output }: Rendering,
  progress: Progress,
  isMeant: (route: RouteData) => boolean,
): Promise<string[]> {
  const { sitePaths, renderPath } = await siteRenderer(templates);
  const all = await sitePaths(isMeant);
  progress.expect(all.length);
  for (const [index, path] of all.entries()) {
    const file = fileOf(path);
    if (index % FILES_IN_A_ROW === 0) await setImmediate();
    if (!isKept(output, file, path.cacheKey)) output.write(file, await renderPath(path), path.cacheKey);
    progress.look(1);
  }
  return all.map(fileOf);
}

function isKept(output: Output, file: string, key: string | undefined): boolean {
  return key !== undefined && output.keeps(file, key);
}

/** How many files have been looked at; told from when both threads have said how many theirs are. */
class Progress {
  readonly #onFile: OnFile;
  #unknownParts = 2;
  #all = 0;
  #looked = 0;

  constructor(onFile: OnFile = () => undefined) {
    this.#onFile = onFile;
  }

  expect(files: number): void {
    this.#all += files;
    this.#unknownParts -= 1;
  }

  look(files: number): void {
    this.#looked += files;
    if (this.#unknownParts === 0) this.#onFile(this.#looked, this.#all);
  }
}
