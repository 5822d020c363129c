import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptFound, type Sought, searchContent, tracksFound } from './search-marks.ts';

const LOVE = { query: 'love', artist: '' };

const CONTENT =
  'March 11, 2026. The power failed. ¶ 1 Zoë – Low Tide. ¶ 2 The Lamps – 9 Lives ¶ 13 深夜雑貨店 – 夜の電話 ¶ 14 Zoë Kin – R&B, Don’t. ¶ 15 Nina – Zoë – Remix. ¶ 16 The Night Bus – かもめラジオ ¶ 17 Bo – เพลงกลางคืน ¶ 18 Bo – ເພງກາງຄືນ ¶ 19 Bo – ចម្រៀងរាត្រី ¶ 20 Bo – ညသီချင်း';

test.each([
  ['zoe', [1, 14, 15]],
  ['LAMPS tide', [1, 2]],
  ['LAMPS lives', [2]],
  ['remix zoe', [15]],
  ['the lamps tide', [1, 2]],
  ['zoe kin low', [1, 14]],
  ['lam', [2]],
  ['amps', []],
  ['夜', [13]],
  ['電話', [13]],
  ['もめ', [16]],
  ['ジオ', [16]],
  ['กลาง', [17]],
  ['ກາງ', [18]],
  ['រាត្រី', [19]],
  ['သီချင်း', [20]],
  ['9', [2]],
  ['“tide”', [1]],
  ['r&b', [14]],
  ["don't", [14]],
  ['power', []],
  ['–', []],
  ['', []],
])('%j finds %j', (query, positions) => {
  expect(positionsOf({ query, artist: '' })).toEqual(positions);
});

test.each([
  ['zoe', '', [1]],
  [' Zoë  Kin ', '', [14]],
  ['The  Night  Bus', '', [16]],
  ['Zoë', 'tide', [1]],
  ['Zoë', 'lives', []],
])('of %s alone, %j finds %j', (artist, query, positions) => {
  expect(positionsOf({ query, artist })).toEqual(positions);
});

test.each(['.', 'a.', 'a '])(
  'a line of ever so many %j is read to its last word',
  (words) => {
    const title = `A${words.repeat(200_000)}Z`;
    expect(tracksFound(`¶ 1 ${title}. . `, { query: 'a', artist: '' })).toEqual([
      { position: 1, words: title },
    ]);
  },
  10_000,
);

test.each([
  ['the title of a show', ['March 11', '¶ 7 love'], ['Nina – Foo'], []],
  ['its notes', ['March 11', 'first\n¶ 1 love ¶'], ['Nina – Foo'], []],
  ['a track', ['March 11'], ['Nina – Foo ¶ 7 love song', 'Bo – Other love'], [1, 2]],
])('a mark in %s makes no track', (_, told, tracks, positions) => {
  const content = searchContent(told, tracks.map(placed));
  expect(positionsOf(LOVE, content)).toEqual(positions);
});

test('a track is found by what is typed for its letters, and told in its own', () => {
  const content = searchContent(['Der große Tag'], [placed('Røyksopp – ¦ 𝔇𝔢𝔢𝔭 ¦', 0), placed('Bo – Cut', 1)]);
  expect(content.match(/royksopp|deep|grosse/g)).toEqual(['grosse', 'royksopp', 'deep']);
  expect(tracksFound(content, { query: 'royksopp deep', artist: '' })).toEqual([
    { position: 1, words: 'Røyksopp –   𝔇𝔢𝔢𝔭' },
  ]);
});

test('the tracks that hold a word are found, each once, whatever else is told', () => {
  const text = fc.string({ unit: fc.constantFrom('¶', ' ', '\n', '3', 'love', 'a', '.', '–') });
  fc.assert(
    fc.property(fc.array(text), fc.array(text.map((words) => `x${words}`)), (told, tracks) => {
      const content = searchContent(told, tracks.map(placed));
      const isCalled = (words: string) => words.split(/[^a-z\d]+/).some((word) => word.startsWith('love'));
      const holding = tracks.map(placed).filter(({ words }) => isCalled(words));
      expect(positionsOf(LOVE, content)).toEqual(holding.map(({ position }) => position));
    }),
  );
});

test.each([
  ['power', 'The power failed.'],
  ['POWER “failed”', 'The power failed.'],
  ['ower', ''],
  ['–', ''],
  ['', ''],
])('of short notes %j finds %j', (query, excerpt) => {
  expect(excerptFound('The power failed.', query)).toBe(excerpt);
});

test.each([
  ['w0', 0, 16, 'of the first words'],
  ['w6', 0, 22, 'of those that follow'],
  ['w20', 14, 36, 'from the middle'],
  ['w39', 33, 40, 'of the last'],
  ['w20 w39', 14, 36, 'around the first that was found'],
])('of long notes %j finds words %i to %i: %s', (query, from, to) => {
  const words = Array.from({ length: 40 }, (_, index) => `w${index}.`);
  const excerpt = words.slice(from, to).join(' ');
  const whole = `${from > 0 ? '… ' : ''}${excerpt}${to < 40 ? ' …' : ''}`;
  expect(excerptFound(words.join(' '), query)).toBe(whole);
});

function positionsOf(sought: Sought, content = CONTENT): number[] {
  return tracksFound(content, sought).map(({ position }) => position);
}

function placed(words: string, index: number) {
  return { position: index + 1, words };
}
