import { goneNote } from '../naming.ts';
import type { Playlist } from './playlist.ts';

/** A lineup to paste anywhere: show by show, a track and its address on two lines. */
export function txtText({ title, page, tracks }: Playlist): string {
  const shows = [...Map.groupBy(tracks, ({ slug }) => slug)].map(([slug, group]) => {
    const lines = group.map(
      (row) => `${row.track.position}. ${row.title} by ${row.artist}${goneNote(row.track)}\n${row.url}\n`,
    );
    return `\n${group[0]?.album ?? slug}\n\n${lines.join('\n')}`;
  });
  return `${title}\n${page}\n${shows.join('')}`;
}
