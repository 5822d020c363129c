import { hash } from '#domain/hash.ts';

/** One tile, 4 units square, drawn from its corner at 0 0. */
const TILES = [
  'h4a4 4 0 0 1-4 4z',
  'v4h4a4 4 0 0 0-4-4z',
  'm4 0v4h-4a4 4 0 0 1 4-4z',
  'm4 4v-4h-4a4 4 0 0 0 4 4z',
  'm0 2a2 2 0 0 1 4 0a2 2 0 0 1-4 0z',
  'h4v2h-4z',
  'h2v4h-2z',
  'h4l-4 4z',
] as const;

const CORNERS = ['M0 0', 'M4 0', 'M0 4', 'M4 4'] as const;
const INKS = ['a', 'b', 'c'] as const;

/** A sleeve for a track without artwork: a path in a square of 8 units, and in which of three inks. */
export interface DrawnSleeve {
  path: string;
  ink: (typeof INKS)[number];
}

/** The same key, such as a track's number, always gives the same sleeve. */
export function drawnSleeve(key: string | number): DrawnSleeve {
  const bits = hash(String(key));
  const path = CORNERS.map((corner, index) => corner + TILES[(bits >>> (index * 3)) % TILES.length]).join('');
  return { path, ink: INKS[(bits >>> 12) % INKS.length] ?? 'a' };
}
