import { z } from 'zod';

// Control characters and U+FFFE/U+FFFF cannot stand in XML at all, so no feed could carry them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g;

/** Text that every format can carry: well-formed Unicode without control characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, ' ').trim();
}

/** A text as it is seen: copies of dates and addresses hold marks of direction that nobody sees. */
export function asSeen(text: string): string {
  return text.replace(/\p{Cf}/gu, '').trim();
}

/** The order of texts by their code units, the same in every language. */
export function compareText(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

function isPrintable(text: string): boolean {
  return text.isWellFormed() && text.search(UNPRINTABLE) === -1;
}

/** One line of text as it is kept: {@link cleanText} leaves it alone but for white space around it. */
export const Text = z.string().refine(isPrintable, {
  error: 'expected one line of well-formed text without control characters',
});

/**
 * A letter, a figure or a sign: anything but white space, marks and what has no shape of its own. The fillers
 * of Hangul and a Braille pattern without dots count as letters and a sign, and draw nothing.
 */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether anything of a text is seen: SoundCloud has titles of spaces and zero-width characters alone. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** The text that a person wrote, of which something must be seen. */
export function visible(text: z.ZodString): z.ZodString {
  return text.regex(VISIBLE, { error: 'expected text of which something is seen' });
}

/** An address without what no format can carry. */
export function onOneLine(url: z.ZodURL): z.ZodURL {
  return url.refine(isPrintable, { error: 'expected an address without control characters', abort: true });
}

/** An address that may be rendered as a link: http or https, nothing else. */
export const HttpUrl = onOneLine(
  z.url({ protocol: /^https?$/, error: 'expected an http(s) address', abort: true }),
);

/**
 * The address if it is http(s), percent-encoded as a URI must be, else null: what others send may hold
 * `javascript:`.
 */
export function httpUrl(address: string | null | undefined): string | null {
  const url = URL.parse(address ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
