import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Most bytes, gzipped, that a show's page may cost before Play is pressed. */
export const SHOW_PAGE_BUDGET = { html: 15_000, css: 12_000, js: 15_000 } as const;

export type Cost = { [Kind in keyof typeof SHOW_PAGE_BUDGET]: number };

/** What a page costs, gzipped: its own bytes, its stylesheets, its scripts with all that they import at once. */
function costOf(folder: string, page: string, base: string): Cost {
  const html = readFileSync(join(folder, page), 'utf8');
  const fileAt = (address: string) => join(folder, address.slice(base.length));
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, address = '']) => fileAt(address));
  const scripts = new Set<string>();
  for (const script of named(/<script type="module" src="([^"]+)"/g)) follow(script, scripts);
  return {
    html: gzipSync(html).length,
    css: sum(named(/<link rel="stylesheet" href="([^"]+)"/g)),
    js: sum([...scripts]),
  };
}

/** The kinds of page with the dearest of each: `shows/<…>/index.html` and so on. */
export function dearestPages(folder: string, base: string): Map<string, Cost> {
  const pages = globSync('**/*.html', { cwd: folder }).sort();
  const kinds = new Map<string, Cost>();
  for (const page of pages) {
    const kind = page.replace(/^([^/]+)\/[^/]+\/index\.html$/, '$1/…/').replace(/index\.html$/, '') || 'home';
    const [cost, known] = [costOf(folder, page, base), kinds.get(kind)];
    if (!known || cost.html > known.html) kinds.set(kind, cost);
  }
  return kinds;
}

/** Modules that are imported with `import … from`, without which the script does not begin. */
function follow(script: string, found: Set<string>): void {
  if (found.has(script) || !existsSync(script)) return;
  found.add(script);
  const text = readFileSync(script, 'utf8');
  for (const [, address = ''] of text.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)) {
    follow(relative('', resolve(dirname(script), address)), found);
  }
}

function sum(files: readonly string[]): number {
  return files.reduce((bytes, file) => bytes + gzipSync(readFileSync(file)).length, 0);
}
