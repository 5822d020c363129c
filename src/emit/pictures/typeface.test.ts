import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, fitted, type Typeface, widthOf, wrap, writable } from './typeface.ts';

/** Ten pixels a sign at the size 20; it has no 🌙 and nothing beyond the basic plane. */
const typeface: Typeface = (sign) =>
  (sign.codePointAt(0) ?? 0) > 0xffff ? null : { advance: 500, outline: 'M0 0' };

describe('what can be written', () => {
  test.each([
    ['plain', 'Low Tide', 'Low Tide'],
    ['space of any kind as one', ' a\u00a0\t b\tc\u2003', 'a b c'],
    ['composed letters', 'Cu\u0303', 'Cũ'],
    ['scripts whose letters stand in a row', 'Ночь 夜のラㄅ Η 한 Հ ქ', 'Ночь 夜のラㄅ Η 한 Հ ქ'],
    ['no picture that the typeface lacks', 'Full 🌙 Moon', 'Full Moon'],
    ['an ellipsis for letters of other scripts', 'Every باب opens', 'Every … opens'],
    ['no direction of its own', '\u202Eabc\u202C\u200b', 'abc'],
    ['no letter that draws nothing', '\u3164Low Tide\u2800', 'Low Tide'],
    ['markup as it is', '<b>&amp;</b>', '<b>&amp;</b>'],
    ['nothing where no letter is left', 'مكتبة الليل', null],
    ['nothing where only signs are left', '🌙 –', null],
    ['nothing of nothing', '\u200b', null],
  ])('%s', (_, text, written) => {
    expect(writable(text, typeface)).toBe(written);
  });

  test('is one line of signs that the typeface has, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = writable(text, typeface);
        if (written === null) return;
        expect(written).toBe(written.trim());
        expect([...written].every((sign) => typeface(sign))).toBe(true);
        expect(written).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

const WORDS = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 }).map((words) => words.join(' '));

describe('within a width', () => {
  test.each([
    ['abcdef', 60, 'abcdef'],
    ['abcdef', 59, 'abcd…'],
    ['abc def', 50, 'abc…'],
  ])('%s in %i pixels is cut to %s', (text, width, shown) => {
    expect(cut(text, typeface, 20, width)).toBe(shown);
  });

  test.each([
    ['one two three', 80, ['one two', 'three']],
    ['one two three', 50, ['one', 'two', 'three']],
    ['incomprehensible word', 60, ['incomp', 'rehens', 'ible', 'word']],
    ['夜の図書館', 30, ['夜の図', '書館']],
    ['夜の図。書館', 30, ['夜の', '図。書', '館']],
  ])('%s in %i pixels is broken into %j', (text, width, lines) => {
    expect(wrap(text, typeface, 20, width)).toEqual(lines);
  });

  test('no line is wider, and no letter is lost', () => {
    fc.assert(
      fc.property(WORDS, fc.integer({ min: 10, max: 400 }), (text, width) => {
        const lines = wrap(text, typeface, 20, width);
        for (const line of lines) expect(widthOf(line, typeface, 20)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  const sizes = [
    [40, 2],
    [20, 3],
  ] as const;
  test.each([
    ['abcd', 40, ['abcd']],
    ['abcde', 20, ['abcde']],
    ['ab cdef', 40, ['ab', 'cdef']],
    ['ab cd ef gh', 20, ['ab cd ef', 'gh']],
    ['abcde fghi jklm nopq', 20, ['abcde', 'fghi', 'jklm no…']],
    ['abcdefghijkl', 20, ['abcdefgh', 'ijkl']],
    ['夜の図書館', 40, ['夜の図書', '館']],
    ['夜の図書館夜の図書', 20, ['夜の図書館夜の図', '書']],
  ])('%s is set at %i as %j', (text, size, lines) => {
    expect(fitted(text, typeface, 80, sizes)).toEqual({ size, lines });
  });

  test.each(['word ', 'x', '夜', '\u0301'])('fitting ever so many %j asks for each a few times', (piece) => {
    let asked = 0;
    const counting: Typeface = (sign) => {
      asked += 1;
      return sign === '\u0301' ? { advance: 0, outline: '' } : typeface(sign);
    };
    const text = piece.repeat(20_000 / piece.length);
    fitted(text, counting, 440, [
      [166, 2],
      [64, 4],
    ]);
    expect(asked).toBeLessThan(12 * text.length);
  });

  test('what is cut holds as many signs as fit', () => {
    fc.assert(
      fc.property(WORDS, fc.integer({ min: 10, max: 400 }), (text, width) => {
        const shown = cut(text, typeface, 20, width);
        const fits = (length: number) => widthOf(`${text.slice(0, length)}…`, typeface, 20) <= width;
        const most = Array.from(text, (_, length) => length).findLast(fits) ?? 0;
        const isWhole = widthOf(text, typeface, 20) <= width;
        expect(shown).toBe(isWhole ? text : `${text.slice(0, most).trimEnd()}…`);
      }),
    );
  });
});
