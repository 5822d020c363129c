import type { GetStaticPaths } from 'astro';
import type { CatalogShow } from '#domain/catalog.ts';
import { PLAYLIST_FORMATS, type PlaylistFormat } from '#emit/playlists/formats.ts';
import { showPlaylist } from '#emit/playlists/playlist.ts';
import { cacheKey, showKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const getStaticPaths = (() =>
  loadCatalog().shows.flatMap((show) =>
    Object.entries(PLAYLIST_FORMATS).map(([ending, format]) => ({
      params: { slug: show.slug, ending },
      props: { show, format },
      cacheKey: cacheKey(showKey(show)),
    })),
  )) satisfies GetStaticPaths;

export const GET = endpoint<{ show: CatalogShow; format: PlaylistFormat }>(({ props: { show, format } }) => ({
  text: format.text(showPlaylist(show, loadCatalog(), links)),
  mediaType: format.mediaType,
}));
