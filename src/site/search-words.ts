/** A text without case and accents, as the search compares it. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The names that a typed one may mean: those that differ from it by case, accents and outer spaces alone. */
export function namesMeant(typed: string, names: readonly string[]): string[] {
  const sought = folded(typed.trim());
  return names.filter((name) => folded(name.trim()) === sought);
}
