import type { GetStaticPaths } from 'astro';
import { PLAYLIST_FORMATS, type PlaylistFormat } from '#emit/playlists/formats.ts';
import { archivePlaylist } from '#emit/playlists/playlist.ts';
import { cacheKey, showsKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const getStaticPaths = (() =>
  Object.entries(PLAYLIST_FORMATS).map(([ending, format]) => ({
    params: { ending },
    props: { format },
    cacheKey: cacheKey(showsKey(loadCatalog().shows)),
  }))) satisfies GetStaticPaths;

export const GET = endpoint<{ format: PlaylistFormat }>(({ props }) => ({
  text: props.format.text(archivePlaylist(loadCatalog(), links)),
  mediaType: props.format.mediaType,
}));
