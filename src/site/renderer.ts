import { StaticPaths } from 'astro:static-paths';
import type { RouteData } from 'astro';
import { createApp } from 'astro/app/entrypoint';
import { absolute, paths } from './urls.ts';

/** A page or document of the site, as Astro's routes tell it. */
export interface SitePath {
  /** From the site's root: `/shows/2026-03-11`. */
  pathname: string;
  route: RouteData;
  /** Tells all that it shows; without one nobody knows. */
  cacheKey?: string;
}

/** The compiled site's entry: what Astro compiled once renders any number of catalogs. */
const app = createApp({ streaming: false });

/** Every page and document that the catalog gives. */
export function sitePaths(): Promise<SitePath[]> {
  return new StaticPaths(app).getAll();
}

/**
 * The bytes of a page or document.
 *
 * @throws Error where it answers anything but itself
 */
export async function renderPath({ pathname, route }: SitePath): Promise<Uint8Array> {
  const isFolder = route.type === 'page' && !pathname.endsWith('/');
  const path = `${paths.home}${pathname.slice(1)}${isFolder ? '/' : ''}`;
  const response = await app.render(new Request(absolute(path)), { routeData: route });
  const isNotFoundPage = route.route === '/404';
  if (!response.ok && !isNotFoundPage) throw new Error(`${path} was answered with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
