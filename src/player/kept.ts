/** Archives of one host share what the browser keeps: each has a place of its own in it. */
function placeOf(shows: string): string {
  return `airlog:player:${shows}`;
}

/**
 * What this browser keeps of the last visit, or null. It may refuse to keep anything.
 *
 * @param shows address below which the archive's shows lie
 */
export function keptText(storage: () => Pick<Storage, 'getItem'>, shows: string): string | null {
  try {
    return storage().getItem(placeOf(shows));
  } catch {
    return null;
  }
}

/** Keeps a text, and answers whether it did: a browser that keeps nothing only forgets. */
export function keepText(storage: () => Pick<Storage, 'setItem'>, shows: string, text: string): boolean {
  try {
    storage().setItem(placeOf(shows), text);
    return true;
  } catch {
    return false;
  }
}
