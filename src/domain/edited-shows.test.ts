import { expect, test } from 'vitest';
import { STATION, someShow } from '#tests/values/shows.ts';
import { Edits } from './edit.ts';
import { editedShows } from './edited-shows.ts';

const DURING_11_MARCH = '2026-03-14T00:00:00Z';

test.each<[string, string[], string, string | null, last_show?: string]>([
  ['a known show', ['2026-03-04', '2026-03-11'], '2026-03-04', null],
  ['a known show that has not begun yet', ['2026-03-18'], '2026-03-18', null],
  ['the current show of an archive without any', [], '2026-03-11', null],
  ['the current show before its first like', ['2026-03-04'], '2026-03-11', null],
  ['a week without likes', ['2026-02-25'], '2026-03-04', null],
  ['a week before the first show', ['2026-03-11'], '2026-03-04', 'runs from 2026-03-11 to 2026-03-11'],
  ['a week to come', ['2026-03-04'], '2026-03-18', 'runs from 2026-03-04 to 2026-03-11'],
  [
    'a day on which no show begins',
    ['2026-03-04'],
    '2026-03-05',
    'one begins on 2026-03-04, the next on 2026-03-11',
  ],
  [
    'a week after the last show',
    ['2026-03-04'],
    '2026-03-11',
    'the last one began on 2026-03-04',
    '2026-03-04',
  ],
])('edits of %s apply, or are told why not', (_, known, slug, words, last_show) => {
  const shows = new Map(known.map((each) => [each, someShow(each)]));
  const file = { slug, file: `data/edits/${slug}.json`, edits: Edits.parse({}) };
  const { edited, problems } = editedShows(shows, [file], { ...STATION, last_show }, DURING_11_MARCH);
  if (words === null) {
    expect({ edited, problems }).toMatchObject({ edited: [{ file, show: { slug } }], problems: [] });
  } else {
    expect(edited).toEqual([]);
    expect(problems).toEqual([{ file: file.file, pointer: '', message: expect.stringContaining(words) }]);
  }
});
