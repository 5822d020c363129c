import { z } from 'zod';

// Control characters and U+FFFE/U+FFFF cannot stand in XML at all, so no feed could carry them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g;

/** Text that every format can carry: well-formed Unicode without control characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, ' ').trim();
}

/** The order of texts by their code units, the same in every language. */
export function compareText(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** One line of text as it is kept: what {@link cleanText} leaves alone. */
export const Text = z
  .string()
  .refine((text) => text === text.toWellFormed() && text.search(UNPRINTABLE) === -1, {
    error: 'expected one line of well-formed text without control characters',
  });

/** An address that may be rendered as a link: http or https, nothing else. */
export const HttpUrl = z.url({ protocol: /^https?$/, error: 'expected an http(s) address', abort: true });

/**
 * The address if it is http(s), percent-encoded as a URI must be, else null: what others send may hold
 * `javascript:`.
 */
export function httpUrl(address: string | null | undefined): string | null {
  const url = URL.parse(address ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
