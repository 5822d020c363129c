/** A letter or mark of a script whose lines are as high as those of the printed face. */
const LOW = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u;

/** Whether words have letters that reach further up or down than the lines of a heading have room for. */
export function hasTallLetters(words: string): boolean {
  return (words.match(/\p{L}/gu) ?? []).some((letter) => !LOW.test(letter));
}
