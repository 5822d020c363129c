import type { GetStaticPaths } from 'astro';
import type { CatalogShow } from '#domain/catalog.ts';
import { oembedDocument } from '#emit/embedding.ts';
import { cacheKey, showKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';
import { absolute, links, paths } from '#site/urls.ts';

export const getStaticPaths = (() =>
  loadCatalog().shows.map((show) => ({
    params: { slug: show.slug },
    props: { show },
    cacheKey: cacheKey(showKey(show)),
  }))) satisfies GetStaticPaths;

export const GET = endpoint<{ show: CatalogShow }>(({ props: { show } }) =>
  json(oembedDocument(show, loadCatalog().station, absolute(paths.embed(show.slug)), links.home)),
);
