import { THEME_KEY } from '../theme.ts';
import { onEachPage } from './page-turn.ts';

/** The visitor's choice since the site was entered: a browser may keep nothing for a site. */
let chosen: string | undefined;

/** The visitor's choice, `light` or `dark`, or an empty text. */
function kept(): string {
  try {
    return localStorage.getItem(THEME_KEY) ?? '';
  } catch {
    return '';
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // The choice then lasts as long as the visit.
  }
}

onEachPage(() => {
  const theme = chosen ?? kept();
  document.documentElement.dataset.theme = theme;
  for (const form of document.querySelectorAll<HTMLElement>('.theme')) {
    form.hidden = false;
    for (const choice of form.querySelectorAll('input')) choice.checked = choice.value === theme;
  }
});

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== 'theme') return;
  chosen = target.value;
  document.documentElement.dataset.theme = chosen;
  keep(chosen);
});
