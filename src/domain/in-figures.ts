const GROUPED = new Intl.NumberFormat('en');

/** A number as the site's own words have it: 12,345. */
export function inFigures(n: number): string {
  return GROUPED.format(n);
}
