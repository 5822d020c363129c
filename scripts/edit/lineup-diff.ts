import { diffArrays } from 'diff';
import type { CatalogShow, CatalogTrack } from '#domain/catalog.ts';

/** Width of a place in the lineup, three digits and a space. */
const PLACE = 4;

/**
 * A show before and after an edit, a line a track: its place before, its place after, and its name.
 * A line that went begins with −, one that came with +.
 */
export function lineupDiff(before: CatalogShow, after: CatalogShow): string {
  const [old, recent] = [linesOf(before), linesOf(after)];
  let [i, j] = [0, 0];
  return diffArrays(old, recent, { comparator: (a, b) => a.text === b.text })
    .flatMap(({ value, added, removed }) =>
      value.map((line) => {
        if (removed) return `− ${place(old[i++]?.position)}${place(undefined)}  ${line.text}`;
        if (added) return `+ ${place(undefined)}${place(recent[j++]?.position)}  ${line.text}`;
        return `  ${place(old[i++]?.position)}${place(recent[j++]?.position)}  ${line.text}`;
      }),
    )
    .join('\n');
}

interface Line {
  position?: number;
  text: string;
}

function linesOf({ title, notes, tracks }: CatalogShow): Line[] {
  return [
    ...(title ? [{ text: `Title: ${title}` }] : []),
    ...(notes ? notes.split('\n').map((line) => ({ text: `Notes: ${line}` })) : []),
    ...tracks.map((track) => ({ position: track.position, text: nameOf(track) })),
  ];
}

function nameOf({ artist, title, track_id }: CatalogTrack): string {
  return `${artist} – ${title} (${track_id ?? 'not looked up yet'})`;
}

function place(position: number | undefined): string {
  return String(position ?? '').padStart(PLACE);
}
