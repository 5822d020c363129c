import { expect, test } from 'vitest';
import { tracksFound } from './search-marks.ts';

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
