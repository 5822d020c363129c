import { onEachPage } from './page-turn.ts';

onEachPage(() => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-share]')) button.hidden = false;
});

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-share]') : null;
  if (button) void share(button);
});

/** Hands the address to the device's own sharing, else to the clipboard, and says which. */
async function share({ dataset, nextElementSibling: told }: HTMLButtonElement): Promise<void> {
  const { share: url = location.href, title = document.title } = dataset;
  try {
    if (navigator.share) return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    tell(told, 'The address is on your clipboard.');
  } catch (error) {
    const isDismissed = error instanceof DOMException && error.name === 'AbortError';
    if (!isDismissed) tell(told, url);
  }
}

function tell(place: Element | null, words: string): void {
  if (place) place.textContent = words;
}
