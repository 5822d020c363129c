import { tracksFound } from '../search-marks.ts';
import type { Result } from './pagefind.ts';

/** A show that was found, with the tracks in it that hold a word of the query, each linked. */
export async function entryOf(result: Result, words: string): Promise<HTMLLIElement> {
  const { url, content, meta } = await result.data();
  const entry = document.createElement('li');
  const day = linked(url, meta.title);
  day.className = 'day';
  const extent = document.createElement('p');
  extent.className = 'extent';
  extent.textContent = meta.extent;
  const matches = document.createElement('div');
  if (meta.title !== meta.day) matches.append(paragraph(meta.day));
  for (const track of tracksFound(content, words)) {
    const line = paragraph(`${track.position} `);
    line.append(linked(`${url}#t${track.position}`, track.words));
    matches.append(line);
  }
  entry.append(day, matches, extent);
  return entry;
}

function linked(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  const isolated = document.createElement('bdi');
  link.href = href;
  isolated.textContent = text;
  link.append(isolated);
  return link;
}

function paragraph(text: string): HTMLParagraphElement {
  const line = document.createElement('p');
  line.textContent = text;
  return line;
}
