import { type Artist, artistsOf } from '#domain/artists.ts';
import type { Catalog } from '#domain/catalog.ts';
import { nameOfArtist } from '#emit/naming.ts';
import { byInitial } from './initials.ts';
import { type Sheet, sheetsOf } from './sheets.ts';

/** So many names stand on a sheet. */
const NAMES = 200;

export interface ListedArtist {
  artist: Artist;
  initial: string;
  /** Where the initial stands on its sheet. */
  id: string;
}

/** An initial and the sheet on which its names begin. */
export interface Initial {
  initial: string;
  id: string;
  sheet: number;
}

/** All artists by name in sheets, and where each initial is found. */
export function artistSheets(catalog: Catalog): { sheets: Sheet<ListedArtist>[]; initials: Initial[] } {
  const groups = [...byInitial(artistsOf(catalog), nameOfArtist, catalog.station.language)];
  const listed = groups.flatMap(([initial, artists], place) =>
    artists.map((artist) => ({ artist, initial, id: `i${place + 1}` })),
  );
  const firsts = [...Map.groupBy(listed.keys(), (index) => listed[index]?.id).values()];
  const initials = firsts.flatMap(([index = 0]) => {
    const { initial = '', id = '' } = listed[index] ?? {};
    return [{ initial, id, sheet: Math.floor(index / NAMES) + 1 }];
  });
  return { sheets: sheetsOf(listed, NAMES), initials };
}
