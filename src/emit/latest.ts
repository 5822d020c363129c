import type { Catalog } from '#domain/catalog.ts';
import type { Links } from './links.ts';
import { artistName, showName, trackName } from './naming.ts';

/** A chat line has 512 bytes on IRC; two names of this length and an address stay below in most scripts. */
const LONGEST_NAME = 80;

/** `/latest.txt`: the last track of the current show, in one line. */
export function latestText({ current, station }: Catalog, links: Links): string {
  const track = current.tracks.at(-1);
  const show = showName(current, station);
  if (!track) return `${oneLine([`${show} has no track yet`, links.show(current.slug)])}\n`;
  const words = `${shortened(trackName(track))} by ${shortened(artistName(track))}`;
  const place = `track ${track.position} of ${shortened(show)}`;
  return `${oneLine([words, place, new URL(track.permalink_url).href])}\n`;
}

function oneLine(parts: readonly string[]): string {
  return parts.join(' · ').replace(/[\u2028\u2029]/g, ' ');
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= LONGEST_NAME ? name : `${characters.slice(0, LONGEST_NAME - 1).join('')}…`;
}
