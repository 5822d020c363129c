/** A document as an example: of every list its first part alone. */
export function exampleText(document: object): string {
  return JSON.stringify(document, (_, value) => (Array.isArray(value) ? value.slice(0, 1) : value), 2);
}
