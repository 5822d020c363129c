/** A timer that comes so much too late slept, with the device or with a page that the browser had put aside. */
const SLEPT_MS = 2000;

/**
 * Calls when a wait is over. What is waited for slept with the page: it then has as long once more.
 *
 * @returns what calls the wait off
 */
export function waitAwake(ms: number, end: () => void): () => void {
  const due = Date.now() + ms;
  let timer = setTimeout(() => {
    if (Date.now() - due < SLEPT_MS) end();
    else timer = setTimeout(end, ms);
  }, ms);
  return () => clearTimeout(timer);
}
