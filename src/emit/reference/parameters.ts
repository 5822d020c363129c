import { artistSlug } from '#domain/artists.ts';
import type { Catalog, CatalogShow } from '#domain/catalog.ts';
import { finishedQuarters } from '../feeds/quarters.ts';

/** A part of a path that a program fills in. */
interface Parameter {
  description: string;
  schema: { type: 'string' | 'integer'; [keyword: string]: unknown };
  /** One that exists now, or null when none does. */
  example(catalog: Catalog): string | null;
}

/** A show that has ended, where there is one. */
export function exampleShow({ shows, current }: Catalog): CatalogShow {
  return shows[1] ?? current;
}

/** The parts of paths by their names. */
export const PARAMETERS = {
  show: {
    description: 'Date on which the show’s week begins, 2026-03-11, or the same as a number, 20260311',
    schema: { type: 'string', pattern: '^\\d{4}-?\\d{2}-?\\d{2}$' },
    example: (catalog) => exampleShow(catalog).slug,
  },
  slug: {
    description: 'Date on which the show’s week begins: 2026-03-11',
    schema: { type: 'string', format: 'date' },
    example: (catalog) => exampleShow(catalog).slug,
  },
  position: {
    description: 'Place in the lineup of the current show, from 1',
    schema: { type: 'integer', minimum: 1 },
    example: ({ current }) => (current.tracks.length > 0 ? '1' : null),
  },
  artist: {
    description: 'Slug of an artist, as artists.json lists it',
    schema: { type: 'string' },
    example: ({ shows }) => {
      const track = shows.flatMap((show) => show.tracks).at(0);
      return track ? artistSlug(track.artist) : null;
    },
  },
  quarter: {
    description: 'A quarter that is over: 2026-q1',
    schema: { type: 'string', pattern: '^\\d{4}-q[1-4]$' },
    example: (catalog) => finishedQuarters(catalog)[0]?.name ?? null,
  },
  name: {
    description: 'Name of a JSON document: playlist-track. api/index.json tells the whole address',
    schema: { type: 'string', pattern: '^[a-z-]+$' },
    example: () => 'show',
  },
  part: {
    description: 'Number of a part, from 0',
    schema: { type: 'integer', minimum: 0 },
    example: () => '0',
  },
} as const satisfies Record<string, Parameter>;
export type ParameterName = keyof typeof PARAMETERS;

/** The names of the parts to fill in: `shows/{slug}.txt` has slug. */
export function parametersIn(path: string): ParameterName[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (isParameter(name) ? [name] : []));
}

/** The path filled in with what exists now, or null when there is nothing of the kind yet. */
export function examplePath(path: string, catalog: Catalog): string | null {
  let filled = path;
  for (const name of parametersIn(path)) {
    const value = PARAMETERS[name].example(catalog);
    if (value === null) return null;
    filled = filled.replace(`{${name}}`, encodeURIComponent(value));
  }
  return filled;
}

function isParameter(name: string | undefined): name is ParameterName {
  return name !== undefined && name in PARAMETERS;
}
