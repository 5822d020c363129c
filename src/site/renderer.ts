import type { RouteData } from 'astro';
import { createApp } from 'astro/app/entrypoint';
import type { DocumentEndpoint, DocumentPath } from './endpoint.ts';
import { rememberDigests } from './known-digests.ts';
import { absolute, paths } from './urls.ts';

/** A page or document of the site, as its route tells it. */
export interface SitePath extends DocumentPath<object> {
  /** From the site's root: `/shows/2026-03-11/`. */
  pathname: string;
  route: RouteData;
  /** Tells all that it shows; without one nobody knows. */
  cacheKey?: string;
}

/** What the file of a route exports. */
interface RouteModule {
  getStaticPaths?: () => readonly (Pick<SitePath, 'params' | 'cacheKey'> &
    Partial<Pick<SitePath, 'props'>>)[];
  GET?: DocumentEndpoint;
}

/** The compiled site's entry: what Astro compiled once renders any number of catalogs. */
const app = createApp({ streaming: false });
const { routes, pageMap = new Map() } = app.manifest;
rememberDigests(crypto.subtle);
// Astro would import the file of a route again for each of its paths.
for (const [component, load] of pageMap) pageMap.set(component, once(load));

/** Every page and document that the catalog gives for some of the routes. */
export async function sitePaths(isMeant: (route: RouteData) => boolean): Promise<SitePath[]> {
  const meant = routes.map(({ routeData }) => routeData).filter(isMeant);
  return (await Promise.all(meant.map(pathsOf))).flat();
}

async function pathsOf(route: RouteData): Promise<SitePath[]> {
  if (route.pathname) return [{ pathname: route.pathname, route, params: {}, props: {} }];
  const { getStaticPaths = () => [] } = await moduleOf(route);
  return getStaticPaths().map(({ params, props = {}, cacheKey }) => {
    const pathname = route.route.replaceAll(/\[(?:\.{3})?(\w+)\]/g, (_, name) => params[name] ?? '');
    return { pathname, route, params, props, ...(cacheKey !== undefined && { cacheKey }) };
  });
}

/** The bytes of a page or document. */
export function renderPath(path: SitePath): Promise<Uint8Array> {
  return path.route.type === 'endpoint' ? writeDocument(path) : renderPage(path);
}

async function writeDocument({ route, props, params }: SitePath): Promise<Uint8Array> {
  const { GET } = await moduleOf(route);
  if (!GET) throw new Error(`${route.component} exports no GET`);
  const { text } = await GET.document({ props, params });
  return Buffer.from(text);
}

/** @throws Error where the page answers anything but itself */
async function renderPage({ pathname, route }: SitePath): Promise<Uint8Array> {
  const path = `${paths.home}${pathname.slice(1)}${pathname.endsWith('/') ? '' : '/'}`;
  const response = await app.render(new Request(absolute(path)), { routeData: route });
  const isNotFoundPage = route.route === '/404';
  if (!response.ok && !isNotFoundPage) throw new Error(`${path} was answered with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function moduleOf({ component }: RouteData): Promise<RouteModule> {
  const module = await pageMap.get(component)?.();
  if (!module) throw new Error(`${component} was not compiled`);
  return (await module.page()) as unknown as RouteModule;
}

function once<Made>(make: () => Made): () => Made {
  let made: { made: Made } | undefined;
  return () => {
    made ??= { made: make() };
    return made.made;
  };
}
