import type { GetStaticPaths } from 'astro';
import { type Artist, artistsOf } from '#domain/artists.ts';
import { artistDocument } from '#emit/api-archive.ts';
import { cacheKey, playsKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint, json } from '#site/endpoint.ts';

export const getStaticPaths = (() =>
  artistsOf(loadCatalog()).map((artist) => ({
    params: { slug: artist.slug },
    props: { artist },
    cacheKey: cacheKey(playsKey(artist.plays)),
  }))) satisfies GetStaticPaths;

export const GET = endpoint<{ artist: Artist }>(({ props }) => json(artistDocument(props.artist)));
