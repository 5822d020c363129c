import type { CatalogShow } from '#domain/catalog.ts';
import { oembedDocument } from '#emit/embedding.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';
import { pathPerShow } from '#site/static-paths.ts';
import { absolute, links, paths } from '#site/urls.ts';

export const getStaticPaths = pathPerShow;

export const GET = endpoint<{ show: CatalogShow }>(({ props: { show } }) =>
  json(oembedDocument(show, loadCatalog().station, absolute(paths.embed(show.slug)), links.home)),
);
