/** Says in words what a press came to, in the place beside the button that screen readers listen to. */
export function say({ nextElementSibling: place }: HTMLElement, words: string): void {
  if (place) place.textContent = words;
}
