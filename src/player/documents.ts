/** Leaves links to what is no page (feeds, JSON, the database) to the browser: no early fetch, no router. */
export function leaveDocumentsAlone(): void {
  for (const link of document.querySelectorAll('a')) {
    if (link.origin !== location.origin || !/\.(?!html$)\w+$/.test(link.pathname)) continue;
    link.dataset.astroPrefetch = 'false';
    link.dataset.astroReload = '';
  }
}
