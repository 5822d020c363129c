import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font } from 'fontkitten';
import { convert } from 'fontverter';
import type { Sign, Typeface, Typefaces } from '#emit/pictures/typeface.ts';
import { cachedFolder } from '../cached-folder.ts';

const EM = 1000;

const PRINTED = ['latin', 'latin-ext', 'vietnamese'].map(
  (subset) => `@fontsource/league-gothic/files/league-gothic-${subset}-400-normal.woff2`,
);
const TYPED = ['latin', 'latin-ext'].map(
  (subset) => `@fontsource/courier-prime/files/courier-prime-${subset}-400-normal.woff2`,
);
/** Dots for what the two voices lack. */
const DOTS = '@fontsource/unifont/files/unifont-latin-400-normal.woff2';
const UNPACKED_DOTS = 'dots.ttf';

/** The two voices of docs/design.md, from files of their packages alone. */
export async function readTypefaces(): Promise<Typefaces> {
  const dots = await readDots();
  return {
    printed: typeface([...PRINTED.map(readFont), dots]),
    typed: typeface([...TYPED.map(readFont), dots]),
  };
}

function readFont(file: string): Font {
  return fontOf(file, readFileSync(pathOf(file)));
}

/** Of its 57,000 signs few are wanted; as packed, all would be unpacked before the first. */
async function readDots(): Promise<Font> {
  const packed = readFileSync(pathOf(DOTS));
  const folder = await cachedFolder('typefaces', hash('sha256', packed), async (draft) =>
    writeFileSync(join(draft, UNPACKED_DOTS), await convert(packed, 'truetype')),
  );
  return fontOf(DOTS, readFileSync(join(folder, UNPACKED_DOTS)));
}

function pathOf(file: string): string {
  return createRequire(import.meta.url).resolve(file);
}

function fontOf(file: string, bytes: Buffer): Font {
  const font = create(bytes);
  if (font.isCollection) throw new Error(`${file} holds several fonts`);
  return font;
}

/** Draws each sign from the first of the fonts that has it. */
function typeface(fonts: readonly Font[]): Typeface {
  const signs = new Map<string, Sign | null>();
  return (character) => {
    const known = signs.get(character);
    if (known !== undefined) return known;
    const sign = signFrom(fonts, character.codePointAt(0) ?? 0);
    signs.set(character, sign);
    return sign;
  };
}

function signFrom(fonts: readonly Font[], codePoint: number): Sign | null {
  const font = fonts.find((candidate) => candidate.hasGlyphForCodePoint(codePoint));
  if (font === undefined) return null;
  const { path, advanceWidth } = font.glyphForCodePoint(codePoint);
  const scale = EM / font.unitsPerEm;
  return { advance: Math.round(advanceWidth * scale), outline: path.scale(scale, -scale).toSVG() };
}
