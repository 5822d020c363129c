import { type ParseError, parseTree } from 'jsonc-parser';

/** What people leave in a file of JSON, by how it begins, in words for who is to mend it. */
const FREQUENT: readonly [RegExp, string][] = [
  [/^([<=>|])\1{6}/, 'what a merge left: keep one of the two versions and take the marks away'],
  [/^\/[/*]/, 'a comment: JSON has none'],
  [/^['‘’‚“”„«»]/, 'another quote than the straight double one, ", the only one of JSON'],
];

/**
 * The line on which a text stops being JSON and what stands there, if people often leave it there; else
 * the words of JSON.parse, which quotes what stands around it over the ends of lines.
 */
export function whatBreaksJson(text: string, words: string): string {
  const offset = offsetOfError(text);
  if (offset === null) return words;
  return `line ${lineAt(text, offset)}: ${frequentMistake(text, offset) ?? words}`;
}

function frequentMistake(text: string, offset: number): string | undefined {
  const [, mistake] = FREQUENT.find(([sign]) => sign.test(text.slice(offset, offset + 7))) ?? [];
  const isAfterComma = /[}\]]/.test(text.charAt(offset)) && text.slice(0, offset).trimEnd().endsWith(',');
  return isAfterComma ? 'the comma before it is one too many' : mistake;
}

function offsetOfError(text: string): number | null {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (isTooDeep(error)) return null;
    throw error;
  }
  return errors[0]?.offset ?? null;
}

/** Unlike JSON.parse, who reads a text by calling itself for each bracket comes to the end of the stack. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError;
}

/** The line, counted from 1, of a place in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}
