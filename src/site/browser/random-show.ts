/** Presses of the link to any show draw one; where the list cannot be read, the link leads to its page. */
document.addEventListener(
  'click',
  (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-lot]') : null;
    if (!link?.dataset.lot || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    void draw(link.dataset.lot)
      .catch(() => null)
      // A list that comes late finds the visitor on another page, which has a link of its own.
      .then((href) => link.isConnected && turnTo(href ?? link.href));
  },
  true,
);

/**
 * Address of one of the shows that have tracks, or null where none has.
 *
 * @param list address of the list of shows
 * @throws when the list cannot be read
 */
async function draw(list: string): Promise<string | null> {
  const response = await fetch(list);
  if (!response.ok) throw new Error(`${list} answered ${response.status}`);
  const shows: { slug: string; track_count: number }[] = await response.json();
  const full = shows.filter(({ track_count }) => track_count > 0);
  const show = full[Math.floor(Math.random() * full.length)];
  return show ? `${list.replace(/shows\.json$/, '')}shows/${show.slug}/` : null;
}

/** As a pressed link does, so that music plays on. */
function turnTo(href: string): void {
  const link = Object.assign(document.createElement('a'), { href });
  document.body.append(link);
  link.click();
  link.remove();
}
