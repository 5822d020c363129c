const GROUPED = new Intl.NumberFormat('en');

/** A number as the site's own words have it: 12,345. */
export function inFigures(n: number): string {
  return GROUPED.format(n);
}

/** `1 problem`, `2,000 problems`. */
export function count(n: number, noun: string): string {
  return `${inFigures(n)} ${noun}${n === 1 ? '' : 's'}`;
}
