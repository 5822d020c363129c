import { lateModule } from '#player/late-module.ts';
import { onEachPage } from './page-turn.ts';
import { takeAddress } from './search-address.ts';
import { tellOf, UNREADABLE } from './search-told.ts';

const bringSearch = lateModule(() => import('./search-page.ts'));

onEachPage(() => {
  const form = document.querySelector<HTMLFormElement>('form[data-pagefind]');
  if (!form) return;
  document.querySelector('[data-scriptless]')?.remove();
  takeAddress(form);
  void offer(form, history.state?.scrollY ?? 0);
});

/**
 * Where the search does not come it is asked for again as somebody types.
 *
 * @param place how far down the visitor who comes back was, which the page forgets as long as it is short
 */
async function offer(form: HTMLFormElement, place: number): Promise<void> {
  const search = await bringSearch().catch(() => null);
  if (search) return search.offerSearch(form, place);
  tellOf(form, UNREADABLE);
  form.addEventListener('input', () => void offer(form, 0), { once: true });
}
