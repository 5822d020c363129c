import { generateJsonFeed } from 'feedsmith';
import type { DatedEntry, Feed } from './feed.ts';

/** A feed as JSON Feed 1.1. */
export function jsonFeedText(feed: Feed<DatedEntry>): string {
  const { author, paging } = feed;
  const document = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    description: feed.description,
    ...(paging?.previous && { next_url: paging.previous }),
    language: feed.language,
    ...(feed.hub && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    authors: [author],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_html: entry.html,
      summary: entry.summary,
      date_published: entry.published,
      date_modified: entry.updated,
    })),
  }) as { items?: object[] };
  // Feedsmith leaves an empty list out, and the format demands this one.
  return `${JSON.stringify({ ...document, items: document.items ?? [] })}\n`;
}
