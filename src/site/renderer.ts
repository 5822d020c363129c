import type { RouteData } from 'astro';
import { createApp } from 'astro/app/entrypoint';
import { oncePerWords } from '#domain/once.ts';
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

type ListedPath = Pick<SitePath, 'params' | 'cacheKey'> & Partial<Pick<SitePath, 'props'>>;

/** What the file of a route exports; somebody's own endpoint may answer without giving a document. */
interface RouteModule {
  getStaticPaths?: (options: object) => readonly ListedPath[] | Promise<readonly ListedPath[]>;
  GET?: Partial<DocumentEndpoint>;
}

/** The compiled site's entry: what Astro compiled once renders any number of catalogs. */
const app = createApp({ streaming: false });
const { routes, pageMap = new Map() } = app.manifest;
rememberDigests(crypto.subtle);
// Astro would import the file of a route again for each of its paths.
for (const [component, load] of pageMap) pageMap.set(component, oncePerWords(load));

/** Every page and document that the catalog gives for some of the routes. */
export async function sitePaths(isMeant: (route: string) => boolean): Promise<SitePath[]> {
  const meant = routes.map(({ routeData }) => routeData).filter(({ route }) => isMeant(route));
  return (await Promise.all(meant.map(pathsOf))).flat();
}

async function pathsOf(route: RouteData): Promise<SitePath[]> {
  if (route.pathname) return [{ pathname: route.pathname, route, params: {}, props: {} }];
  const { getStaticPaths = () => [] } = await moduleOf(route);
  const listed = await getStaticPaths({ routePattern: route.route, paginate: refusePaginate });
  return listed.map(({ params, props = {}, cacheKey }) => {
    const pathname = route.route.replaceAll(/\[(?:\.{3})?(\w+)\]/g, (_, name) => params[name] ?? '');
    return { pathname, route, params, props, ...(cacheKey !== undefined && { cacheKey }) };
  });
}

function refusePaginate(): never {
  throw new Error('paginate() is not known here; list the paths, as src/pages/again/ does');
}

/** The bytes of a page or document. */
export async function renderPath(path: SitePath): Promise<Uint8Array> {
  const { GET } = await moduleOf(path.route);
  return GET?.document ? Buffer.from((await GET.document(path)).text) : answerTo(path);
}

/** @throws Error where Astro answers with anything but the page or document itself */
async function answerTo({ pathname, route }: SitePath): Promise<Uint8Array> {
  const isFolder = route.type === 'page' && !pathname.endsWith('/');
  const path = `${paths.home}${pathname.slice(1)}${isFolder ? '/' : ''}`;
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
