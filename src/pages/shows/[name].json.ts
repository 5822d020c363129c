import type { GetStaticPaths } from 'astro';
import type { CatalogShow } from '#domain/catalog.ts';
import { showDocument } from '#emit/api.ts';
import { cacheKey, showKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';

/** A show answers to its date and to its number. */
export const getStaticPaths = (() =>
  loadCatalog().shows.flatMap((show) =>
    [show.slug, String(show.show_id)].map((name) => ({
      params: { name },
      props: { show },
      cacheKey: cacheKey(showKey(show)),
    })),
  )) satisfies GetStaticPaths;

export const GET = endpoint<{ show: CatalogShow }>(({ props }) => json(showDocument(props.show)));
