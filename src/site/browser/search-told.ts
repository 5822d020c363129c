export const UNREADABLE =
  'The index of the search could not be read. If you are online, type on, or load the page again.';

/** Says on the page of a search form what became of its question. */
export function tellOf(form: HTMLFormElement, words: string): void {
  const told = form.closest('main')?.querySelector('[data-told]');
  if (told) told.textContent = words;
}
