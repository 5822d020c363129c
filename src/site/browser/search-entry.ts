import { type Sought, tracksFound } from '../search-marks.ts';
import type { Result } from './pagefind.ts';

/** A show that was found, with the tracks in it that were sought, each linked. */
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
  if (meta.title !== meta.day) matches.append(paragraph(meta.day));
  for (const track of tracksFound(content, sought)) {
    const line = paragraph(`${track.position} `);
    line.append(linked(`${url}#t${track.position}`, track.words));
    matches.append(line);
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
    const isolated = document.createElement('bdi');
    isolated.textContent = name;
    link.append(index > 0 ? DASH : '', isolated);
  }
  return link;
}

function paragraph(text: string): HTMLParagraphElement {
  const line = document.createElement('p');
  line.textContent = text;
  return line;
}
