import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SitePath } from '#site/renderer.ts';
import { SERVER_FOLDER } from './templates.ts';

type SiteRenderer = typeof import('#site/renderer.ts');

export const INDEX = 'index.html';

const ENTRY_PREFIX = 'prerender-entry.';

/** What renders the site, as it was compiled. */
export async function siteRenderer(templates: string): Promise<SiteRenderer> {
  const folder = join(templates, SERVER_FOLDER);
  const entry = readdirSync(folder).find((name) => name.startsWith(ENTRY_PREFIX));
  if (!entry) throw new Error(`${folder} holds no compiled renderer`);
  return import(pathToFileURL(resolve(folder, entry)).href);
}

/** Where a path lies below the site's root: pages are folders with an index. */
export function fileOf({ pathname, route }: SitePath): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (route.type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? INDEX : `${path}/${INDEX}`;
}

/** About half of the work: what each artist has, and the feeds of past quarters. */
const SECOND_THREAD = ['/artists/[slug]', '/feeds/[quarter]/'];

/** Whether a route is rendered beside the others, by a thread that does nothing else. */
export function isOfSecondThread({ route }: { route: string }): boolean {
  return SECOND_THREAD.some((beginning) => route.startsWith(beginning));
}
