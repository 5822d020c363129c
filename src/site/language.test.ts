import { expect, test } from 'vitest';
import { languageOfWords, ownLanguage } from './language.ts';

test.each([
  ['en', 'en', undefined],
  ['en-GB', 'en-GB', undefined],
  ['EN-us', 'EN-us', undefined],
  ['de', 'en', 'de'],
  ['enm', 'en', 'enm'],
  ['zh-Hant-TW', 'en', 'zh-Hant-TW'],
])('beside what a station says in %s, words are %s', (language, words, own) => {
  expect(languageOfWords({ language })).toBe(words);
  expect(ownLanguage({ language })).toBe(own);
});
