/** `/` leads to the search from every page, and into its field where it is here. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if ((event.target as Element | null)?.closest?.('input, textarea, select, [contenteditable]')) return;
  const field = document.querySelector<HTMLInputElement>('#query');
  const link = document.querySelector<HTMLAnchorElement>('[data-search]');
  event.preventDefault();
  if (field) field.focus();
  else link?.click();
});
