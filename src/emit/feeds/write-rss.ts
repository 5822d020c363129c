import { getRssString } from '@astrojs/rss';
import { escapeMarkup, textAsHtml, textElement } from '../escape.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** RFC 5005: marks an archive page. */
const HISTORY = 'http://purl.org/syndication/history/1.0';

/** A feed as RSS 2.0. The links in the XHTML namespace are for people: in a browser they can be clicked. */
export function rssText(feed: Feed): Promise<string> {
  const { title, description, page, stylesheet, entries } = feed;
  return getRssString({
    title,
    description,
    site: page,
    stylesheet,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      h: 'http://www.w3.org/1999/xhtml',
      ...(feed.paging?.isArchive && { fh: HISTORY }),
    },
    customData: channelElements(feed),
    items: entries.map((entry) => ({
      title: entry.title,
      link: entry.url,
      ...(entry.published !== null && { pubDate: new Date(entry.published) }),
      description: textAsHtml(entry.summary),
      content: entry.html,
      customData: itemElements(entry),
    })),
  });
}

function channelElements({ language, author, updated, self, hub, paging, explained }: Feed): string {
  const link = (rel: string, href: string | null | undefined) =>
    href ? `<atom:link rel="${rel}" href="${escapeMarkup(href)}"/>` : '';
  return [
    textElement('language', language),
    // RSS's own element for authors demands an address of mail.
    textElement('dc:creator', author.name),
    updated === null ? '' : textElement('lastBuildDate', new Date(updated).toUTCString()),
    `<atom:link href="${escapeMarkup(self)}" rel="self" type="application/rss+xml"/>`,
    link('hub', hub),
    link('current', paging?.isArchive ? paging.current : null),
    link('prev-archive', paging?.previous),
    paging?.isArchive ? '<fh:archive/>' : '',
    `<h:a href="${escapeMarkup(explained)}">How to follow this feed</h:a>`,
  ].join('');
}

function itemElements({ id, url }: FeedEntry): string {
  const guid = `<guid isPermaLink="false">${escapeMarkup(id)}</guid>`;
  return `${guid}<h:a href="${escapeMarkup(url)}">Open</h:a>`;
}
