import type { APIContext, GetStaticPaths } from 'astro';
import { type Artist, artistsOf } from '#domain/artists.ts';
import { FEED_TYPES } from '#emit/feeds/documents.ts';
import { artistFeed } from '#emit/feeds/plays.ts';
import { rssText } from '#emit/feeds/write-rss.ts';
import { loadCatalog } from '#site/catalog.ts';
import { textResponse } from '#site/endpoint.ts';
import { links } from '#site/urls.ts';

export const getStaticPaths = (() =>
  artistsOf(loadCatalog()).map((artist) => ({
    params: { slug: artist.slug },
    props: { artist },
  }))) satisfies GetStaticPaths;

export async function GET({ props }: APIContext<{ artist: Artist }>): Promise<Response> {
  return textResponse(await rssText(artistFeed(props.artist, loadCatalog(), links)), FEED_TYPES.rss);
}
