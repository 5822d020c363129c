import { lateModule } from '#player/late-module.ts';
import { onEachPage } from './page-turn.ts';
import { takeAddress } from './search-address.ts';
import { tellOf, UNREADABLE } from './search-told.ts';

const bringSearch = lateModule(() => import('./search-page.ts'));

onEachPage(() => {
  const form = document.querySelector<HTMLFormElement>('form[data-pagefind]');
  if (!form) return;
  takeAddress(form);
  void offer(form);
});

/** Where the search does not come it is asked for again as somebody types. */
async function offer(form: HTMLFormElement): Promise<void> {
  const search = await bringSearch().catch(() => null);
  if (search) return search.offerSearch(form);
  tellOf(form, UNREADABLE);
  form.addEventListener('input', () => void offer(form), { once: true });
}
