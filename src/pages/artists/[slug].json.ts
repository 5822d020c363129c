import type { APIContext, GetStaticPaths } from 'astro';
import { type Artist, artistsOf } from '#domain/artists.ts';
import { artistDocument } from '#emit/api-archive.ts';
import { cacheKey, playsKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { jsonResponse } from '#site/endpoint.ts';

export const getStaticPaths = (() =>
  artistsOf(loadCatalog()).map((artist) => ({
    params: { slug: artist.slug },
    props: { artist },
    cacheKey: cacheKey(playsKey(artist.plays)),
  }))) satisfies GetStaticPaths;

export function GET({ props }: APIContext<{ artist: Artist }>): Response {
  return jsonResponse(artistDocument(props.artist));
}
