import { expect, test } from 'vitest';
import { hasTallLetters } from './tall-letters.ts';

test.each([
  ['March 18, 2026', false],
  ['18. März 2026', false],
  ['Ночная библиотека', false],
  ['🌙 ∆ – ™', false],
  ['مكتبة الليل', true],
  ['Prince أمير', true],
  ['ห้องสมุด', true],
  ['रात', true],
  ['2026年3月18日', true],
  ['すべての夜', true],
  ['밤의 도서관', true],
])('%s: %s', (words, tall) => {
  expect(hasTallLetters(words)).toBe(tall);
});
