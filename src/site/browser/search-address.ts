/** Takes the question from the address into the fields of a kind, so that it can be shared and come back to. */
export function takeAddress(
  form: HTMLFormElement,
  kind: typeof HTMLInputElement | typeof HTMLSelectElement,
): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof kind) field.value = value;
  }
}
