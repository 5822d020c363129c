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

/**
 * Routes of many files, which two threads share: the first takes them from the beginning and the second from
 * the end, where the longest are, so that both are done at about the same time.
 */
export const SHARED_ROUTES: readonly string[] = [
  '/shows/[slug]',
  '/embed/[slug]',
  '/shows/[slug].[ending]',
  '/oembed/[slug].json',
  '/artists/[slug].json',
  '/feeds/[quarter]/[document]',
  '/artists/[slug].xml',
  '/artists/[slug]',
];
