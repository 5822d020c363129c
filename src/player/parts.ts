/**
 * The one element that the markup promises under the selector.
 *
 * @throws when markup and script disagree
 */
export function part<Kind extends Element>(
  within: ParentNode,
  selector: string,
  kind: abstract new () => Kind,
): Kind {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${selector}.`);
}

/** The language that an element's words are in, as a BCP 47 tag. */
export function languageOf(element: Element): string {
  return (element.closest<HTMLElement>('[lang]') ?? document.documentElement).lang;
}

/** Writes a text only where it is another, so that nobody is told twice. */
export function write(within: ParentNode, selector: string, words: string): void {
  const element = part(within, selector, HTMLElement);
  if (element.textContent !== words) element.textContent = words;
}
