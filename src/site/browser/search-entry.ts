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
  for (const track of tracksFound(content, sought)) {
    matches.append(paragraph(`${track.position} `, linked(`${url}#t${track.position}`, track.words)));
  }
  entry.append(day, matches, extent);
  return entry;
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
