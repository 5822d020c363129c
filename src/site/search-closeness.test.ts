import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closestFirst } from './search-closeness.ts';
import { searchContent } from './search-marks.ts';

const SHOWS = {
  apart: ['Nina – Harbour', 'Zoë Kin – Rain'],
  together: ['Bo – Low Tide', 'Nina – Rain on the Window of a House by the Sea', 'Bo – Harbour'],
  often: ['Rain – Harbour', 'Bo – Rain, Rain', 'Bo – Nina'],
};

test.each([
  ['nina rain', ['together', 'apart', 'often']],
  ['rain nina', ['together', 'apart', 'often']],
  ['nina – rain', ['together', 'apart', 'often']],
  ['rain', ['apart', 'together', 'often']],
  ['', ['apart', 'together', 'often']],
])('%j puts the shows in the order %j', (query, names) => {
  const answers = Object.entries(SHOWS).map(([name, tracks]) => ({ name, words: hitsOf(tracks, query) }));
  expect(closestFirst(answers, query).map(({ name }) => name)).toEqual(names);
});

test('of answers that are as close, each stays where it was', () => {
  const words = fc.array(fc.nat(60), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(words), (hits) => {
      const answers = hits.map((places, rank) => ({ words: places, rank }));
      expect(closestFirst(answers, 'one')).toEqual([
        ...answers.filter((answer) => answer.words.length > 0),
        ...answers.filter((answer) => answer.words.length === 0),
      ]);
    }),
  );
});

/** Where words of a query stand, as Pagefind counts. */
function hitsOf(tracks: readonly string[], query: string): number[] {
  const content = searchContent(
    ['March 11, 2026'],
    tracks.map((words, index) => ({ position: index + 1, words })),
  );
  const asked = new Set(query.split(' '));
  const words = content.split(/\s+/).map((word) => word.toLowerCase());
  return words.flatMap((word, place) => (asked.has(word) && word !== '–' ? [place] : []));
}
