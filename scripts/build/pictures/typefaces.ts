import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';
import type { Sign, Typeface, Typefaces } from '#emit/pictures/typeface.ts';

const EM = 1000;

const PRINTED = ['latin', 'latin-ext', 'vietnamese'].map(
  (subset) => `@fontsource/league-gothic/files/league-gothic-${subset}-400-normal.woff2`,
);
const TYPED = ['latin', 'latin-ext'].map(
  (subset) => `@fontsource/courier-prime/files/courier-prime-${subset}-400-normal.woff2`,
);
/** Dots for what the two voices lack; large, so it is read only where it is needed. */
const DOTS = '@fontsource/unifont/files/unifont-latin-400-normal.woff2';

/** The two voices of docs/design.md, from files of their packages alone. */
export function readTypefaces(): Typefaces {
  return { printed: typeface([...PRINTED, DOTS]), typed: typeface([...TYPED, DOTS]) };
}

const fonts = new Map<string, Font>();

function fontOf(file: string): Font {
  const known = fonts.get(file);
  if (known) return known;
  const font = create(readFileSync(createRequire(import.meta.url).resolve(file)));
  if (font.isCollection) throw new Error(`${file} holds several fonts`);
  fonts.set(file, font);
  return font;
}

/** Draws each sign from the first of the files that has it. */
function typeface(files: readonly string[]): Typeface {
  const signs = new Map<string, Sign | null>();
  return (character) => {
    const known = signs.get(character);
    if (known !== undefined) return known;
    const sign = signFrom(files, character.codePointAt(0) ?? 0);
    signs.set(character, sign);
    return sign;
  };
}

function signFrom(files: readonly string[], codePoint: number): Sign | null {
  const file = files.find((candidate) => fontOf(candidate).hasGlyphForCodePoint(codePoint));
  if (file === undefined) return null;
  const font = fontOf(file);
  const { path, advanceWidth } = font.glyphForCodePoint(codePoint);
  const scale = EM / font.unitsPerEm;
  return { advance: Math.round(advanceWidth * scale), outline: path.scale(scale, -scale).toSVG() };
}
