import sharp from 'sharp';
import type { Typefaces } from '#emit/pictures/typeface.ts';
import { readTypefaces } from './typefaces.ts';

/** Flat colours: sixteen hold the inks and the edges between them. */
const PNG = { palette: true, colours: 16, dither: 0, effort: 1 } as const;

const typefaces = await readTypefaces();

/** A picture as PNG, from a drawing as SVG. */
export function drawPicture(draw: (typefaces: Typefaces) => string): Promise<Buffer> {
  return sharp(Buffer.from(draw(typefaces)))
    .png(PNG)
    .toBuffer();
}
