import { micromark } from 'micromark';
import { escapeMarkup, unescapeMarkup } from './escape.ts';

/** Images would ask a stranger for a file before anybody pressed Play; they come out as links after their mark. */
const WITHOUT_IMAGES = { disable: { null: ['labelStartImage'] } };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const DEEPEST_HEADING = 6;

/**
 * Show notes as HTML. Raw HTML and unsafe addresses in the Markdown come out as text; headings are
 * lowered to stand below the heading of level `below`. Feeds and other pages show the notes too, so links
 * are resolved against `page`, the absolute address of the show.
 */
export function notesHtml(markdown: string, below: number, page: string): string {
  return rendered(markdown)
    .replace(/<(\/?)h([1-6])>/g, (_, slash, level) => {
      return `<${slash}h${Math.min(Number(level) + below, DEEPEST_HEADING)}>`;
    })
    .replace(/<a href="([^"]*)"/g, (_, address) => linkTo(address.replaceAll('&amp;', '&'), page));
}

/** The words of show notes on one line, without the marks of Markdown. */
export function notesText(markdown: string): string {
  const words = rendered(markdown).replace(/<[^>]*>/g, '');
  return unescapeMarkup(words).replace(/\s+/g, ' ').trim();
}

function rendered(markdown: string): string {
  // XML knows one kind of line end; any other comes back as that one.
  const text = markdown.toWellFormed().replace(NOT_IN_XML, '').replace(/\r\n?/g, '\n');
  return micromark(text, { extensions: [WITHOUT_IMAGES] }).replace(/!(?=<a )/g, '');
}

/** How a link begins. An unsafe address has come out empty. */
function linkTo(address: string, page: string): string {
  const url = address === '' ? null : URL.parse(address, page);
  return url ? `<a rel="noopener" href="${escapeMarkup(url.href)}"` : '<a';
}
