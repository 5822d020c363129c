/** Where names of figures and signs stand. */
const OTHERS = '#';

const PLAIN_LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * Things by the first letter of their names, both in the order of the language. Letters that differ
 * only by accents or strokes are one, where the language has them as one.
 */
export function byInitial<Thing>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  language: string,
): Map<string, Thing[]> {
  const { compare } = new Intl.Collator(language, {
    sensitivity: 'base',
    ignorePunctuation: true,
    numeric: true,
  });
  const sorted = things.toSorted((a, b) => compare(nameOf(a), nameOf(b)));
  const plain = (letter: string) => PLAIN_LETTERS.find((one) => compare(one, letter) === 0) ?? letter;
  const groups = Map.groupBy(sorted, (thing) => plain(initialOf(nameOf(thing))));
  return new Map(
    [...groups].sort(([a], [b]) => Number(a === OTHERS) - Number(b === OTHERS) || compare(a, b)),
  );
}

/** Korean consonants as they stand alone, by what they are within a syllable. */
const CONSONANTS = new Map(
  [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'].map((sign) => [sign.normalize('NFKD'), sign]),
);

function initialOf(name: string): string {
  const letter = name.normalize('NFD').match(/\p{L}/u)?.[0];
  const isFirst = /^[\p{P}\p{S}\s]*\p{L}/u.test(name);
  return letter && isFirst ? (CONSONANTS.get(letter) ?? letter.toUpperCase()) : OTHERS;
}
