import { onEachPage } from './page-turn.ts';

/** Shows the buttons of a selector, which do nothing without scripts, and does what a press of one asks for. */
export function offerButtons(selector: string, press: (button: HTMLButtonElement) => Promise<void>): void {
  onEachPage(() => {
    for (const button of document.querySelectorAll<HTMLButtonElement>(selector)) button.hidden = false;
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>(selector) : null;
    if (button) void press(button);
  });
}
