import { isVisible } from '#domain/text.ts';

/** A sign as a typeface draws it, in thousandths of its size; the outline is an SVG path on a baseline at 0. */
export interface Sign {
  advance: number;
  outline: string;
}

/** How a voice draws a sign, or null where it has none. */
export type Typeface = (sign: string) => Sign | null;

/** Of the form and typed into it. */
export interface Typefaces {
  printed: Typeface;
  typed: Typeface;
}

const EM = 1000;
/** Stands for what is not written. */
export const ELLIPSIS = '…';

/**
 * Scripts whose letters stand one after the other from left to right. Others join, stack or run the other
 * way: their letters alone would be no writing.
 */
const IN_A_ROW =
  /[\p{sc=Zyyy}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Armn}\p{sc=Geor}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}]/u;

/**
 * The text as a typeface can write it: an ellipsis stands for letters that it cannot, and other signs that
 * it lacks are left out. Null when nothing of it can be read.
 */
export function writable(text: string, typeface: Typeface): string | null {
  const signs = [...text.normalize('NFC')].map((sign) => {
    if (/\s/u.test(sign)) return ' ';
    if (!isVisible(sign)) return '';
    if (IN_A_ROW.test(sign) && typeface(sign)) return sign;
    return /[\p{L}\p{N}]/u.test(sign) ? ELLIPSIS : '';
  });
  const written = signs
    .join('')
    .replace(/…(?:\s*…)*/g, ELLIPSIS)
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(written) ? written : null;
}

/** Pixels that a text takes. */
export function widthOf(text: string, typeface: Typeface, size: number): number {
  return (advanceOf(text, typeface) * size) / EM;
}

/** Thousandths of its size that a text takes. */
function advanceOf(text: string, typeface: Typeface): number {
  let sum = 0;
  for (const sign of text) sum += typeface(sign)?.advance ?? 0;
  return sum;
}

/** As much of a text as the width, in pixels, holds. */
export function cut(text: string, typeface: Typeface, size: number, width: number): string {
  const room = (width * EM) / size;
  if (advanceOf(text, typeface) <= room) return text;
  let advance = advanceOf(ELLIPSIS, typeface);
  let end = 0;
  for (const sign of text) {
    advance += advanceOf(sign, typeface);
    if (advance > room) break;
    end += sign.length;
  }
  return text.slice(0, end).trimEnd() + ELLIPSIS;
}

/** The text in lines that the width holds, broken between words, within a word only where it is wider. */
export function wrap(text: string, typeface: Typeface, size: number, width: number): string[] {
  const room = (width * EM) / size;
  const lines: string[] = [];
  let [line, advance] = ['', 0];
  const breakLine = () => {
    if (line !== '') lines.push(line);
    [line, advance] = ['', 0];
  };
  for (const piece of piecesOf(text)) {
    if (advance + advanceOf(piece, typeface) > room) breakLine();
    for (const sign of line === '' ? piece.trimStart() : piece) {
      const own = advanceOf(sign, typeface);
      if (advance + own > room) breakLine();
      line += sign;
      advance += own;
    }
  }
  breakLine();
  return lines;
}

/** What no line breaks, each with the space before it: words, and single signs where words have no spaces. */
function piecesOf(text: string): string[] {
  const piece = / ?(?:[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}]\p{P}*|[^\s\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}]+)/gu;
  return text.match(piece) ?? [];
}

/** Lines and the size, in pixels, at which a text fits. */
export interface Fitted {
  lines: string[];
  size: number;
}

/**
 * The text as large as it fits: at the first of the sizes at which it needs no more lines than given with it,
 * else cut at the last.
 */
export function fitted(
  text: string,
  typeface: Typeface,
  width: number,
  sizes: readonly (readonly [size: number, mostLines: number])[],
): Fitted {
  for (const [size, mostLines] of sizes) {
    const lines = wrap(text, typeface, size, width);
    const isWhole = piecesOf(text).every((piece) => widthOf(piece.trimStart(), typeface, size) <= width);
    if (isWhole && lines.length <= mostLines) return { lines, size };
  }
  const [size = 0, mostLines = 1] = sizes.at(-1) ?? [];
  const lines = wrap(text, typeface, size, width);
  if (lines.length <= mostLines) return { lines, size };
  const rest = lines.slice(mostLines - 1).join(' ');
  return { lines: [...lines.slice(0, mostLines - 1), cut(rest, typeface, size, width)], size };
}
