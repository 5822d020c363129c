import { offerButtons } from './buttons.ts';
import { say } from './say.ts';

offerButtons('[data-copy-links]', copyLinks);

/** Puts the addresses of the lineup's tracks, one a line, on the clipboard; tracks that came since count. */
async function copyLinks(button: HTMLButtonElement): Promise<void> {
  const titles = document.querySelectorAll<HTMLAnchorElement>('.lineup[data-show] .title');
  const addresses = [...titles].map((title) => title.href);
  try {
    await navigator.clipboard.writeText(`${addresses.join('\n')}\n`);
    say(button, `${addresses.length} ${addresses.length === 1 ? 'link is' : 'links are'} on your clipboard.`);
  } catch {
    say(button, `This browser keeps its clipboard to itself. The links: ${button.dataset.copyLinks}`);
  }
}
