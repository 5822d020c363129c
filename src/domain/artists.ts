import type { Catalog, CatalogShow, CatalogTrack } from './catalog.ts';
import { hash } from './hash.ts';
import { trackKey } from './lineup-track.ts';
import { oncePer, oncePerWords } from './once.ts';
import { compareText } from './text.ts';
import type { Slug } from './window.ts';

/** One place of an artist in a lineup. */
export interface Play {
  show: CatalogShow;
  track: CatalogTrack;
}

export interface Artist {
  /** Names the artist in addresses: stable, and the same for spellings that differ in case or accents. */
  slug: string;
  /** As the newest play spells it. */
  name: string;
  /** Newest show first, within a show in order of position; never empty. */
  plays: readonly [Play, ...Play[]];
  /** How many different tracks. */
  tracks: number;
  first_show: Slug;
  last_show: Slug;
}

/** A folder's name may have 255 bytes; a character takes up to four. */
const LONGEST_SLUG = 60;

/** What stays of a longer one, before a hyphen and the hash that tells it from others that begin alike. */
const KEPT_OF_LONGER = 52;

/** What an artist is called in addresses: letters and digits of any script, joined by hyphens. */
export const artistSlug = oncePerWords((name: string): string => {
  const bare = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(bare)) return shortened(codePoints(name));
  const words = bare.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return shortened(words.join('-'));
});

/** Every place in the lineups of shows, in their order. */
export function playsIn(shows: readonly CatalogShow[]): Play[] {
  return shows.flatMap((show) => show.tracks.map((track) => ({ show, track })));
}

/** The plays of shows that share a key, the keys and the plays of each in the order of the shows. */
export function playsBy<Key>(
  shows: readonly CatalogShow[],
  keyOf: (track: CatalogTrack) => Key,
): Map<Key, [Play, ...Play[]]> {
  const groups = Map.groupBy(playsIn(shows), ({ track }) => keyOf(track));
  return groups as Map<Key, [Play, ...Play[]]>;
}

/** Everybody who was played, in the order of their slugs. */
export function artistsOf({ shows }: Pick<Catalog, 'shows'>): readonly Artist[] {
  return artistsIn(shows);
}

const artistsIn = oncePer((shows: readonly CatalogShow[]): readonly Artist[] => {
  return [...playsBy(shows, ({ artist }) => artistSlug(artist))]
    .sort(([a], [b]) => compareText(a, b))
    .map(([slug, plays]) => artistWith(slug, plays));
});

function artistWith(slug: string, plays: Artist['plays']): Artist {
  const newest = plays[0];
  const oldest = plays.at(-1) ?? newest;
  return {
    slug,
    name: newest.track.artist,
    plays,
    tracks: countTracks(plays),
    first_show: oldest.show.slug,
    last_show: newest.show.slug,
  };
}

function countTracks(plays: readonly Play[]): number {
  return new Set(plays.map(({ track }) => trackKey(track))).size;
}

function shortened(slug: string): string {
  const characters = [...slug];
  if (characters.length <= LONGEST_SLUG) return slug;
  return `${characters.slice(0, KEPT_OF_LONGER).join('').replace(/-$/, '')}-${hash(slug).toString(36)}`;
}

/** `!!!` and `☀️` are told apart by the numbers of their characters; the first hyphen marks such a slug. */
function codePoints(name: string): string {
  return `-${[...name].map((character) => character.codePointAt(0)?.toString(16)).join('-')}`;
}
