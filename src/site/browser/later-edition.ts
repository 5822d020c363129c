/**
 * Loads a page whole that was published with other scripts than those that run here: side by side the two would
 * both answer each press, and two players play. Whoever goes back has that page's address already, so it is
 * loaded anew, and nothing more comes of the one that was read.
 */
document.addEventListener('astro:before-preparation', (event) => {
  const read = event.loader;
  event.loader = async () => {
    await read();
    if (event.defaultPrevented || runsHere(event.newDocument)) return;
    if (event.navigationType === 'traverse') await new Promise(() => location.reload());
    event.preventDefault();
  };
});

/** Whether all scripts of a page run here. */
function runsHere(page: Document): boolean {
  const here = scriptsOf(document);
  return scriptsOf(page).every((script) => here.includes(script));
}

function scriptsOf(page: Document): (string | null)[] {
  return [...page.querySelectorAll('script[type="module"]')].map((script) => script.getAttribute('src'));
}
