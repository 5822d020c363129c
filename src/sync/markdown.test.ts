import { expect, test } from 'vitest';
import { escapeMarkdown } from './markdown.ts';

test.each([
  ['Nina – Foo', 'Nina – Foo'],
  ['@somebody', '&#64;\u200Bsomebody'],
  ['@me @you', '&#64;\u200Bme &#64;\u200Byou'],
  ['me@radio', 'me&#64;\u200Bradio'],
  ['#12 of 20', '&#35;\u200B12 of 20'],
  ['a/b#12', 'a/b&#35;\u200B12'],
  ['GH-12', 'GH&#45;\u200B12'],
  ['gh-12', 'gh&#45;\u200B12'],
  ['high-12', 'high&#45;12'],
  ['**bold**', '&#42;&#42;bold&#42;&#42;'],
  ['<b>', '&#60;b&#62;'],
  ['&#64;x', '&#38;&#35;\u200B64;x'],
  ['www.radio', 'www&#46;radio'],
  ['https://x', 'https&#58;//x'],
  ['a | b', 'a &#124; b'],
  ['a\u202Eb\u2067c', 'abc'],
  ['שלום', 'שלום'],
  ['1\n\n# 2\t3', '1 &#35;\u200B 2 3'],
])('%j stands in Markdown as %j', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

test('no sign that Markdown knows stands as it is', () => {
  const signs = [...'\\`*_{}[]()+!|<>~&:.-'];
  expect(escapeMarkdown(signs.join(''))).toBe(signs.map((sign) => `&#${sign.charCodeAt(0)};`).join(''));
});
