import { micromark } from 'micromark';

/** Images would ask a stranger for a file before anybody pressed Play. */
const WITHOUT_IMAGES = { disable: { null: ['labelStartImage'] } };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const DEEPEST_HEADING = 6;

/**
 * Show notes as HTML. Raw HTML and unsafe addresses in the Markdown come out as text; headings are
 * lowered to stand below the heading of level `below`.
 */
export function notesHtml(markdown: string, below: number): string {
  // XML knows one kind of line end; any other comes back as that one.
  const text = markdown.toWellFormed().replace(NOT_IN_XML, '').replace(/\r\n?/g, '\n');
  return micromark(text, { extensions: [WITHOUT_IMAGES] })
    .replace(/<(\/?)h([1-6])>/g, (_, slash, level) => {
      return `<${slash}h${Math.min(Number(level) + below, DEEPEST_HEADING)}>`;
    })
    .replaceAll('<a href="">', '<a>')
    .replaceAll('<a href="', '<a rel="noopener" href="');
}
