import type { DrawnSleeve } from '../drawn-sleeve.ts';
import { type Typeface, widthOf } from './typeface.ts';

/** Of a picture, in pixels: what programs that unfurl links take whole. */
export const PICTURE = { width: 1200, height: 630 } as const;

/** The light copy of the form: see docs/design.md. */
export const INK = {
  desk: '#1b1a17',
  paper: '#f5edbd',
  shade: '#eadf9c',
  ink: '#17140c',
  quiet: '#5a5230',
  rule: '#b5a65c',
  stamp: '#ab0f1a',
} as const;

const SLEEVE_INKS = {
  a: { ground: INK.shade, figure: INK.ink },
  b: { ground: INK.ink, figure: INK.shade },
  c: { ground: INK.shade, figure: INK.stamp },
} as const;

const SLEEVE_UNITS = 8;
const BITE =
  'M0 0H112V76C104 78 96 72 96 64C88 68 78 62 78 53C69 57 59 50 61 41C52 44 43 38 44 29C35 32 26 25 28 17C18 19 3 14 0 0Z';
const BITE_WIDTH = 112;
const BITE_SCALE = 1.8;

/** The sheet with its eaten corner, and what is on it. */
export function sheet(parts: readonly string[]): string {
  const { width, height } = PICTURE;
  const corner = width - BITE_WIDTH * BITE_SCALE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${INK.paper}"/>`,
    ...parts,
    `<path transform="translate(${corner} 0) scale(${BITE_SCALE})" fill="${INK.desk}" d="${BITE}"/>`,
    '</svg>',
  ].join('');
}

export interface Place {
  x: number;
  /** Of the baseline. */
  y: number;
  size: number;
  fill?: string;
}

/** A line of text as outlines, so that no font of the machine is asked for. */
export function line(text: string, typeface: Typeface, { x, y, size, fill = INK.ink }: Place): string {
  let advanced = 0;
  const signs = [...text].map((character) => {
    const sign = typeface(character);
    const drawn = sign?.outline ? `<path transform="translate(${advanced})" d="${sign.outline}"/>` : '';
    advanced += sign?.advance ?? 0;
    return drawn;
  });
  return `<g fill="${fill}" transform="translate(${x} ${y}) scale(${size / 1000})">${signs.join('')}</g>`;
}

/** The same, ending at `x`. */
export function lineTo(text: string, typeface: Typeface, place: Place): string {
  const x = Math.round(place.x - widthOf(text, typeface, place.size));
  return line(text, typeface, { ...place, x });
}

/** A rule across the sheet, its upper edge at `y`. */
export function rule(x: number, y: number, width: number, weight: 'heavy' | 'hair'): string {
  const [height, fill] = weight === 'heavy' ? [6, INK.ink] : [2, INK.rule];
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

/** A drawn sleeve, its upper left corner at `x` and `y`, its sides `size` pixels long. */
export function sleeve({ path, ink }: DrawnSleeve, x: number, y: number, size: number): string {
  const { ground, figure } = SLEEVE_INKS[ink];
  return (
    `<g transform="translate(${x} ${y}) scale(${size / SLEEVE_UNITS})">` +
    `<path fill="${ground}" d="M0 0h8v8h-8z"/><path fill="${figure}" d="${path}"/></g>`
  );
}
