import { onEachPage } from './page-turn.ts';
import { say } from './say.ts';

onEachPage(() => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-share]')) button.hidden = false;
});

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-share]') : null;
  if (button) void share(button);
});

/** Hands the address to the device's own sharing, else to the clipboard, and says which. */
async function share(button: HTMLButtonElement): Promise<void> {
  const { share: url = location.href, title = document.title } = button.dataset;
  try {
    if (navigator.share) return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    say(button, 'The address is on your clipboard.');
  } catch (error) {
    const isDismissed = error instanceof DOMException && error.name === 'AbortError';
    if (!isDismissed) say(button, url);
  }
}
