import { inFigures } from '#domain/in-figures.ts';

const MINUTE_MS = 60_000;

const SECOND_MS = 1000;

/** The seconds of a track that have passed in full, as players count them. */
export function wholeSeconds(ms: number): number {
  return Math.floor(ms / SECOND_MS);
}

/** Length of a track by ISO 8601: PT225S. */
export function isoLength(ms: number): string {
  return `PT${wholeSeconds(ms)}S`;
}

/** Length of a show in a piece that no line breaks: 1 h 52 min, 2 h. */
export function wordedLength(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  const [h, min] = [Math.floor(minutes / 60), minutes % 60];
  const words = [h > 0 && `${inFigures(h)} h`, (min > 0 || h === 0) && `${min} min`]
    .filter(Boolean)
    .join(' ');
  return words.replaceAll(' ', '\u00a0');
}

/** What a form says in place of a length that nobody knows. */
export const UNKNOWN = 'unknown';

/** Length of so many plays together, or null where the length of none is known. */
export function playedLength(plays: number, ms: number): string | null {
  return plays > 0 && ms === 0 ? null : wordedLength(ms);
}
