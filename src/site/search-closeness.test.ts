import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostTogether } from './search-closeness.ts';
import { searchContent, TRACK_DISTANCE } from './search-marks.ts';

const TERMS = ['nina', 'rain', 'harbour'];

test.each([
  [['Nina – Rain', 'Bo – Harbour'], 2],
  [['Bo – Rain on the Harbour of a House for Nina'], 3],
  [['Bo – Rain on the Harbour of a House by the Sea, not for Nina'], 2],
  [['Nina – Nina', 'Rain – Rain Rain'], 1],
  [['Bo – Cut'], 0],
  [[], 0],
])('of %j %i terms stand together', (tracks, terms) => {
  expect(mostTogether(placesOf(tracks))).toBe(terms);
});

test('what stands together is what one track has, or what is told of the show', () => {
  const word = fc.constantFrom(...TERMS, 'bo', '–', '¶', '¦');
  const words = fc.array(word, { minLength: 1, maxLength: TRACK_DISTANCE });
  const text = words.map((some) => some.join(' '));
  fc.assert(
    fc.property(fc.array(text), text, (tracks, told) => {
      const has = (line: string) => TERMS.filter((term) => line.split(' ').includes(term)).length;
      expect(mostTogether(placesOf(tracks, told))).toBe(Math.max(...[told, ...tracks].map(has)));
    }),
  );
});

/** Where the terms stand in a record of such a show, as Pagefind counts. */
function placesOf(tracks: readonly string[], told = 'March 11, 2026'): number[][] {
  const placed = tracks.map((words, index) => ({ position: index + 1, words }));
  const words = searchContent([told], placed).toLowerCase().match(/\S+/g) ?? [];
  return TERMS.map((term) => words.flatMap((word, place) => (word.replace(',', '') === term ? [place] : [])));
}
