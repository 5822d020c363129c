import { focusOf } from '#player/keyboard.ts';
import { onEachPage } from './page-turn.ts';

/** Whether the key brought the visitor to the search, whose field is then ready to be typed into. */
let isOnTheWay = false;

/** `/` leads into the search's field from every page, unless the visitor wants no single keys. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (focusOf(document.activeElement) === 'typing') return;
  if (document.querySelector<HTMLInputElement>('[data-shortcuts]')?.checked === false) return;
  event.preventDefault();
  const field = document.querySelector<HTMLElement>('#query');
  isOnTheWay = field === null;
  if (field) field.focus();
  else document.querySelector<HTMLElement>('[data-search]')?.click();
});

onEachPage(() => {
  if (isOnTheWay) document.querySelector<HTMLElement>('#query')?.focus();
  isOnTheWay = false;
});
