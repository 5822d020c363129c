import { excerptFound, type Sought, tracksFound } from '../search-marks.ts';
import type { Result } from './pagefind.ts';

/** A show that was found, with what was sought in it: words of its notes, and tracks, each linked. */
export async function entryOf(result: Result, sought: Sought): Promise<HTMLLIElement> {
  const { url, content, meta } = await result.data();
  const entry = document.createElement('li');
  const day = linked(url, meta.title);
  day.className = 'day';
  const extent = document.createElement('p');
  extent.className = 'extent';
  extent.lang = document.documentElement.lang;
  extent.textContent = meta.extent;
  const matches = document.createElement('div');
  if (meta.title !== meta.day) matches.append(paragraph(isolated(meta.day)));
  const excerpt = excerptFound(meta.notes, sought.query);
  if (excerpt) matches.append(paragraph(isolated(excerpt)));
  const lines = tracksFound(content, sought).map(({ position, words }) =>
    paragraph(`${position} `, linked(`${url}#t${position}`, words)),
  );
  matches.append(...withoutLength(lines));
  entry.append(day, matches, extent);
  return entry;
}

/** So many tracks of a show are told at first; a single one more takes no more room than to say so. */
const AT_FIRST = 5;

/** The first lines, and the others where whoever wants them unfolds them. */
function withoutLength(lines: readonly HTMLElement[]): readonly HTMLElement[] {
  if (lines.length <= AT_FIRST + 1) return lines;
  const rest = lines.slice(AT_FIRST);
  const told = document.createElement('summary');
  told.lang = document.documentElement.lang;
  told.textContent = `and ${rest.length} more in this show`;
  const folded = document.createElement('details');
  folded.append(told, ...rest);
  return [...lines.slice(0, AT_FIRST), folded];
}

/** Stands between an artist and a title, each of which may run from right to left. */
const DASH = ' – ';

function linked(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  for (const [index, name] of text.split(DASH).entries()) {
    link.append(index > 0 ? DASH : '', isolated(name));
  }
  return link;
}

/** Words that keep their own direction. */
function isolated(words: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = words;
  return element;
}

function paragraph(...parts: (string | Node)[]): HTMLParagraphElement {
  const line = document.createElement('p');
  line.append(...parts);
  return line;
}
