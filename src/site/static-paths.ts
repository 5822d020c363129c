import type { GetStaticPaths } from 'astro';
import { artistsOf } from '#domain/artists.ts';
import { cacheKey, playsKey, showKey } from './cache-key.ts';
import { loadCatalog } from './catalog.ts';

/** For what shows one show, and nothing beside it. */
export const pathPerShow = (() =>
  loadCatalog().shows.map((show) => ({
    params: { slug: show.slug },
    props: { show },
    cacheKey: cacheKey(showKey(show)),
  }))) satisfies GetStaticPaths;

/** For what shows the plays of one artist, and nothing beside them. */
export const pathPerArtist = (() =>
  artistsOf(loadCatalog()).map((artist) => ({
    params: { slug: artist.slug },
    props: { artist },
    cacheKey: cacheKey(playsKey(artist.plays)),
  }))) satisfies GetStaticPaths;
