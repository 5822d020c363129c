/** Takes the question from the address into its fields, so that it can be shared and come back to. */
export function takeAddress(form: HTMLFormElement): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
}

/** Puts the question into the address. A browser that finds it is asked too often refuses: the next question asks again. */
export function keepInAddress(question: Record<string, string>): void {
  const asked = String(new URLSearchParams(question));
  try {
    history.replaceState(history.state, '', asked ? `?${asked}` : location.pathname);
  } catch {
    return;
  }
}
