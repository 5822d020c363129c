/**
 * Tells the page how much of its foot lies behind the bar: what has the focus and the end of the page stay clear
 * of it. A page that takes another's place knows nothing of it yet.
 */
export function keepRoomFor(bar: HTMLElement): void {
  const tell = () => document.documentElement.style.setProperty('--bar', `${bar.offsetHeight}px`);
  new ResizeObserver(tell).observe(bar);
  document.addEventListener('astro:after-swap', tell);
}
