import type { APIContext, GetStaticPaths } from 'astro';
import type { CatalogShow } from '#domain/catalog.ts';
import { PLAYLIST_FORMATS, type PlaylistFormat } from '#emit/playlists/formats.ts';
import { showPlaylist } from '#emit/playlists/playlist.ts';
import { cacheKey, showKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { textResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const getStaticPaths = (() =>
  loadCatalog().shows.flatMap((show) =>
    Object.entries(PLAYLIST_FORMATS).map(([ending, format]) => ({
      params: { slug: show.slug, ending },
      props: { show, format },
      cacheKey: cacheKey(showKey(show)),
    })),
  )) satisfies GetStaticPaths;

export function GET({ props }: APIContext<{ show: CatalogShow; format: PlaylistFormat }>): Response {
  const { show, format } = props;
  return textResponse(format.text(showPlaylist(show, loadCatalog(), links)), format.mediaType);
}
