import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchContent, tracksFound } from './search-marks.ts';

const CONTENT =
  'March 11, 2026. The power failed. ¶ 1 Zoë – Low Tide. ¶ 2 The Lamps – 9 Lives ¶ 13 深夜雑貨店 – 夜の 電話';

test.each([
  ['zoe', [1]],
  ['LAMPS tide', [1, 2]],
  ['夜', [13]],
  ['9', [2]],
  ['power', []],
  ['', []],
])('%j finds %j', (query, positions) => {
  expect(tracksFound(CONTENT, query).map(({ position }) => position)).toEqual(positions);
});

test.each(['.', 'a.', 'a '])(
  'a line of ever so many %j is read to its last word',
  (words) => {
    const title = `A${words.repeat(200_000)}Z`;
    expect(tracksFound(`¶ 1 ${title}. . `, 'z')).toEqual([{ position: 1, words: title }]);
  },
  10_000,
);

test.each([
  ['the title of a show', ['March 11', '¶ 7 love'], ['Nina – Foo'], []],
  ['its notes', ['March 11', 'first\n¶ 1 love ¶'], ['Nina – Foo'], []],
  ['a track', ['March 11'], ['Nina – Foo ¶ 7 love song', 'Bo – Other love'], [1, 2]],
])('a mark in %s makes no track', (_, told, tracks, positions) => {
  const content = searchContent(told, tracks.map(placed));
  expect(tracksFound(content, 'love').map(({ position }) => position)).toEqual(positions);
});

test('the tracks that hold a word are found, each once, whatever else is told', () => {
  const text = fc.string({ unit: fc.constantFrom('¶', ' ', '\n', '3', 'love', 'a', '.', '–') });
  fc.assert(
    fc.property(fc.array(text), fc.array(text.map((words) => `x${words}`)), (told, tracks) => {
      const content = searchContent(told, tracks.map(placed));
      const holding = tracks.map(placed).filter(({ words }) => words.includes('love'));
      expect(tracksFound(content, 'love').map(({ position }) => position)).toEqual(
        holding.map(({ position }) => position),
      );
    }),
  );
});

function placed(words: string, index: number) {
  return { position: index + 1, words };
}
