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
      // A step that failed has come back to the page that is here, and nothing needs to bring it.
      if (isStep && place === placeInHistory()) return stay();
      await read();
      const wasRead = event.newDocument !== document;
      if (!event.defaultPrevented || wasRead || !playout.isOn || (await leadsElsewhere(event.to))) return;
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

/** Whether an address answers with no page of this site, but with a file or by sending on to another site. */
function leadsElsewhere(address: URL): Promise<boolean> {
  return fetch(address, { method: 'HEAD', redirect: 'manual' }).then(
    ({ headers }) => !headers.get('content-type')?.startsWith('text/html'),
    () => false,
  );
}
