/**
 * A page that takes another's place without a reload begins at its content: what had the focus is gone, and
 * a key would start from nowhere. An address with a fragment, and a field that was asked for, begin there.
 */
document.addEventListener('astro:after-swap', () => {
  if (location.hash !== '' || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
});
