const KEY = 'airlog:player';

/** What this browser keeps of the last visit, or null. It may refuse to keep anything. */
export function keptText(storage: () => Pick<Storage, 'getItem'>): string | null {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}

/** Keeps a text. A browser that keeps nothing only forgets. */
export function keepText(storage: () => Pick<Storage, 'setItem'>, text: string): void {
  try {
    storage().setItem(KEY, text);
  } catch {
    return;
  }
}
