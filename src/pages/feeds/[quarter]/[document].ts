import type { GetStaticPaths } from 'astro';
import { finishedQuarters, type Quarter } from '#emit/feeds/quarters.ts';
import { SHOW_FEED_FORMATS, SHOW_FEEDS, type ShowFeedFormat } from '#emit/feeds/shows.ts';
import { cacheKey, showsKey } from '#site/cache-key.ts';
import { loadCatalog } from '#site/catalog.ts';
import { endpoint } from '#site/endpoint.ts';
import { showFeed } from '#site/feed-documents.ts';

/** The archive pages of RFC 5005. */
export const getStaticPaths = (() =>
  finishedQuarters(loadCatalog()).flatMap((quarter, index, quarters) =>
    SHOW_FEED_FORMATS.map((format) => ({
      params: { quarter: quarter.name, document: SHOW_FEEDS[format] },
      props: { quarter, format },
      cacheKey: cacheKey(showsKey(quarter.shows), quarters[index + 1]?.name),
    })),
  )) satisfies GetStaticPaths;

export const GET = endpoint<{ quarter: Quarter; format: ShowFeedFormat }>(({ props }) =>
  showFeed(props.format, props.quarter),
);
