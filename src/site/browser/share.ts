import { offerButtons } from './buttons.ts';
import { say } from './say.ts';

offerButtons('[data-share]', share);

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
