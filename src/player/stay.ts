import type { Playout } from './playout.ts';
import { WORDS } from './words.ts';

/**
 * A page that does not come, as in a tunnel, leaves who listens where they are: what the browser shows in its
 * place would end the sound.
 */
export function stayWherePagesFail(playout: Playout): void {
  let place = placeInHistory();
  document.addEventListener('astro:after-swap', () => {
    place = placeInHistory();
    playout.takeBack(WORDS.nowhere);
  });
  document.addEventListener('astro:before-preparation', (event) => {
    const read = event.loader;
    event.loader = async () => {
      const isStep = event.navigationType === 'traverse';
      if (isStep && place === placeInHistory()) return stay();
      await read();
      if (!event.defaultPrevented || !playout.isOn || (await answers(event.to))) return;
      if (event.signal.aborted) return;
      playout.say(WORDS.nowhere);
      // Who goes back or forward has that page's address already.
      if (isStep) history.go(place - placeInHistory());
      return stay();
    };
  });
}

/** The router waits for this page; the next link or step in the history takes its place. */
function stay(): Promise<never> {
  return new Promise(() => undefined);
}

/** By which number the router knows this page's entry. */
function placeInHistory(): number {
  return Number(history.state?.index ?? 0);
}

/** Whatever it is, be it no page at all. */
function answers(address: URL): Promise<boolean> {
  return fetch(address, { method: 'HEAD' }).then(
    () => true,
    () => false,
  );
}
