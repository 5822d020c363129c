import { escapeMarkup, textAsHtml, textElement } from '../escape.ts';
import type { DatedEntry, Feed } from './feed.ts';

/** RFC 5005: marks an archive page. */
const ARCHIVE_MARK = '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>';

/** Atom demands a date of every feed. */
const OF_AN_EMPTY_FEED = '1970-01-01T00:00:00Z';

/**
 * A feed as Atom (RFC 4287), with links for people in the XHTML namespace. Written by hand: feedsmith
 * pads texts with line breaks that readers keep, and knows no RFC 5005.
 */
export function atomText(feed: Feed<DatedEntry>): string {
  const { paging } = feed;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<?xml-stylesheet type="text/css" href="${escapeMarkup(feed.stylesheet)}"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml" xml:lang="${escapeMarkup(feed.language)}">`,
    textElement('title', feed.title),
    textElement('subtitle', feed.description),
    textElement('id', feed.id),
    textElement('updated', feed.updated ?? OF_AN_EMPTY_FEED),
    `<author>${textElement('name', feed.author.name)}${textElement('uri', feed.author.url)}</author>`,
    link('self', feed.self, 'application/atom+xml'),
    link('alternate', feed.page, 'text/html'),
    link('hub', feed.hub),
    link('current', paging?.isArchive ? paging.current : null),
    link('prev-archive', paging?.previous),
    // Beside the other foreign element: readers of RELAX NG look for them in one place.
    paging?.isArchive ? ARCHIVE_MARK : '',
    forPeople(feed.explained, 'How to follow this feed'),
    ...feed.entries.map(atomEntry),
    '</feed>\n',
  ].join('');
}

function atomEntry({ id, url, title, published, updated, summary, html }: DatedEntry): string {
  return [
    '<entry>',
    textElement('title', title),
    textElement('id', id),
    textElement('published', published),
    textElement('updated', updated),
    link('alternate', url, 'text/html'),
    // HTML as the content is: readers that prefer plain text would take a plain summary in its place.
    `<summary type="html">${escapeMarkup(textAsHtml(summary))}</summary>`,
    `<content type="html">${escapeMarkup(html)}</content>`,
    forPeople(url, 'Open'),
    '</entry>',
  ].join('');
}

function link(rel: string, href: string | null | undefined, type?: string): string {
  const kind = type === undefined ? '' : ` type="${type}"`;
  return href ? `<link rel="${rel}" href="${escapeMarkup(href)}"${kind}/>` : '';
}

/** In a browser this one can be clicked. */
function forPeople(href: string, text: string): string {
  return `<h:a href="${escapeMarkup(href)}">${text}</h:a>`;
}
