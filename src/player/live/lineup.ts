import { addressIn } from '../rows.ts';

/** What changed on the page. */
export interface Arrivals {
  added: number;
}

/**
 * Brings the lineup on the page to what a later edition of the same page shows. Rows that are as they
 * were stay the same elements, so that focus and scroll stay; all others come from the later edition,
 * drawn by the same template. Words stand in place of a lineup that has no row.
 */
export function bringUpToDate(page: Document, later: Document, show: string): Arrivals {
  const place = `ol[data-show="${CSS.escape(show)}"], article .empty`;
  const [here, there] = [page.querySelector(place), later.querySelector(place)];
  if (!here || !there) return { added: 0 };
  follow(page, later);
  if (here.matches('ol') && there.matches('ol')) return { added: mergeRows(here, there) };
  here.replaceWith(there);
  return { added: there.querySelectorAll(':scope > li').length };
}

function mergeRows(lineup: Element, next: Element): number {
  const standing = new Map([...lineup.children].map((row) => [addressIn(row), row]));
  let added = 0;
  const rows = [...next.children].map((row) => {
    const known = standing.get(addressIn(row));
    if (!known) added += 1;
    return known && isSame(known, row) ? known : row;
  });
  for (const row of lineup.querySelectorAll(':scope > li')) if (!rows.includes(row)) row.remove();
  for (const [index, row] of rows.entries()) {
    if (lineup.children[index] !== row) lineup.insertBefore(row, lineup.children[index] ?? null);
  }
  return added;
}

/** How many tracks there are and how long they take follows the lineup. */
function follow(page: Document, later: Document): void {
  const after = figuresOf(later);
  for (const [index, figure] of figuresOf(page).entries()) figure.replaceWith(after[index] ?? '');
}

function figuresOf(edition: Document): Element[] {
  const cells = edition.querySelector('article .cells');
  return [...(cells?.querySelectorAll(':scope > :not(.whole)') ?? [])];
}

/** Whether two rows say the same, apart from what scripts added to one. */
function isSame(known: Element, row: Element): boolean {
  const words = (of: Element) => {
    const copy = of.cloneNode(true) as Element;
    for (const button of copy.querySelectorAll('button')) button.remove();
    return `${copy.id} ${copy.textContent}`;
  };
  return known.className === row.className && words(known) === words(row);
}
