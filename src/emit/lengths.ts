const MINUTE_MS = 60_000;

/** Length of a show in a piece that no line breaks: 1 h 52 min. */
export function wordedLength(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  const words = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return words.replaceAll(' ', '\u00a0');
}
