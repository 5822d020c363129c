import { write } from './parts.ts';

export const UNREADABLE = 'This show could not be read. If you are online, load the page again.';

/** Shows the word alone on a player's bar that has no track, and no bar where there is no word. */
export function showWordAlone(bar: HTMLElement, word: string): void {
  bar.hidden = word === '';
  bar.dataset.phase = 'idle';
  bar.dataset.trackless = '';
  write(bar, '[data-word]', word);
}
