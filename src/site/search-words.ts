/** Letters that no decomposition takes apart, as keyboards without them are used to type them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ŧ: 't',
};
const LETTERS_TO_REPLACE = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g');

/** A text without case, accents and letters of its own, as the search compares it. */
export function folded(text: string): string {
  return withoutAccents(text.normalize('NFKD')).replace(
    LETTERS_TO_REPLACE,
    (letter) => PLAIN_LETTERS[letter] ?? letter,
  );
}

/**
 * How those words of a text are typed that Pagefind finds by their own letters alone, though it takes no
 * notice of case and accents: royksopp for Røyksopp, deep for 𝔇𝔢𝔢𝔭.
 */
export function plainSpellings(text: string): string[] {
  const special = text.split(/\s+/).filter((word) => folded(word) !== withoutAccents(word.normalize('NFD')));
  return special.map((word) => folded(word).normalize('NFC'));
}

function withoutAccents(decomposed: string): string {
  return decomposed.replace(/\p{M}/gu, '').toLowerCase();
}

/** The names that a typed one may mean: those that differ from it by case, accents and outer spaces alone. */
export function namesMeant(typed: string, names: readonly string[]): string[] {
  const sought = folded(typed.trim());
  return names.filter((name) => folded(name.trim()) === sought);
}
