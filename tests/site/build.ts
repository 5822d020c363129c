import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inject } from 'vitest';
import type { Catalog } from '#domain/catalog.ts';
import { loadCatalog } from '#site/catalog.ts';

export const BASE = '/archive/';
export const SITE_URL = 'https://archive.example';

/** A moment in the middle of the fixture's newest week. */
export const NOW = '2026-03-21T12:00:00Z';

/** A built site and the catalog it was built from. */
export interface BuiltSite {
  folder: string;
  catalog: Catalog;
}

/** Builds the site of a data folder for a moment, below a base, into a folder of its own. */
export function buildFixture(data: string, now: string = NOW, base: string = BASE): BuiltSite {
  const folder = mkdtempSync(join(inject('sites'), 'site-'));
  const catalog = buildInto(folder, { AIRLOG_DATA: data, AIRLOG_NOW: now, SITE_URL, BASE_PATH: base });
  return { folder, catalog };
}

/** Builds a whole site into an empty folder, as `npm run build` does. */
export function buildInto(folder: string, settings: Record<string, string>): Catalog {
  // vitest's own mode and variables would make it another build than the one that is published.
  const { NODE_ENV: _, VITEST: __, ...surroundings } = process.env;
  const command = ['scripts/build.ts', '--out', folder];
  const env = { ...surroundings, ...settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build ended with ${status}:\n${stdout}${stderr}`);
  return loadCatalog(settings);
}

/** Every file of a site, by its path from the site's root. */
export function filesOf({ folder }: Pick<BuiltSite, 'folder'>): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

/** Paths of all HTML pages from the site's root: '', 'shows/' … and '404.html'. */
export function pagesOf(site: BuiltSite): string[] {
  const html = [...filesOf(site).keys()].filter((path) => path.endsWith('.html'));
  return html.map((path) => path.replace(/(^|\/)index\.html$/, '$1'));
}
