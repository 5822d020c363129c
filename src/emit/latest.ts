import type { Catalog } from '#domain/catalog.ts';
import { oneLine } from './escape.ts';
import type { Links } from './links.ts';
import { artistName, showName, trackName } from './naming.ts';

/** A chat line has 512 bytes on IRC; three names of this length and an address stay below in most scripts. */
const LONGEST_NAME = 80;

/** `/latest.txt`: the last track of the current show, in one line. */
export function latestText({ current, station, now }: Catalog, links: Links): string {
  const track = current.tracks.at(-1);
  const show = shortened(showName(current, station));
  if (!track)
    return joined(`${show} has no track${now < current.week_end ? ' yet' : ''}`, links.show(current.slug));
  const words = `${shortened(trackName(track))} by ${shortened(artistName(track))}`;
  const place = `track ${track.position} of ${show}`;
  return joined(words, place, new URL(track.permalink_url).href);
}

function joined(...parts: string[]): string {
  return `${oneLine(parts.join(' · '))}\n`;
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= LONGEST_NAME ? name : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
}
