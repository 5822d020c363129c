import type { GetStaticPaths } from 'astro';
import { type Artist, artistsOf } from '#domain/artists.ts';
import { isFinished } from '#domain/catalog.ts';
import { artistFeed } from '#emit/feeds/plays.ts';
import { cacheKey, playsKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { rss } from '#site/feed-documents.ts';
import { links } from '#site/urls.ts';

export const getStaticPaths = (() => {
  const catalog = loadCatalog();
  return artistsOf(catalog).map((artist) => ({
    params: { slug: artist.slug },
    props: { artist },
    cacheKey: cacheKey(
      playsKey(artist.plays),
      artist.plays.map(({ show }) => isFinished(show, catalog)),
    ),
  }));
}) satisfies GetStaticPaths;

export const GET = endpoint<{ artist: Artist }>(({ props }) =>
  rss(artistFeed(props.artist, loadCatalog(), links)),
);
