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
