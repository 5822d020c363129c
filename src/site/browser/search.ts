import { onEachPage } from './page-turn.ts';

onEachPage(() => {
  const form = document.querySelector<HTMLFormElement>('form[data-pagefind]');
  if (form) void import('./search-page.ts').then(({ offerSearch }) => offerSearch(form));
});
