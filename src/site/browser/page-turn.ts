/** Calls for the page that is here, and for each that takes its place without a reload. */
export function onEachPage(prepare: () => void): void {
  prepare();
  document.addEventListener('astro:after-swap', prepare);
}
