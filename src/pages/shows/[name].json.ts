import type { APIContext, GetStaticPaths } from 'astro';
import type { CatalogShow } from '#domain/catalog.ts';
import { showDocument } from '#emit/api.ts';
import { cacheKey, showKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { jsonResponse } from '#site/endpoint.ts';

/** A show answers to its date and to its number. */
export const getStaticPaths = (() =>
  loadCatalog().shows.flatMap((show) =>
    [show.slug, String(show.show_id)].map((name) => ({
      params: { name },
      props: { show },
      cacheKey: cacheKey(showKey(show)),
    })),
  )) satisfies GetStaticPaths;

export function GET({ props }: APIContext<{ show: CatalogShow }>): Response {
  return jsonResponse(showDocument(props.show));
}
