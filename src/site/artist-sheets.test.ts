import { expect, test } from 'vitest';
import { compose } from '#domain/compose.ts';
import { nameOfArtist } from '#emit/naming.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { artistSheets } from './artist-sheets.ts';

test('each initial leads to the first sheet that has its names', () => {
  const names = [
    ...Array.from({ length: 150 }, (_, index) => `A${index}`),
    ...Array.from({ length: 150 }, (_, index) => `B${index}`),
    'Ç',
  ];
  const likes = names.map((artist, index) => someLike({ track_id: index + 1, artist }));
  const snapshot = {
    station: STATION,
    status: someStatus(),
    edits: [],
    shows: [someShow('2026-03-11', likes)],
  };
  const { sheets, initials } = artistSheets(compose(snapshot, '2026-03-14T00:00:00Z'));
  expect(sheets.map(({ things }) => things.length)).toEqual([200, 101]);
  expect(initials.map(({ initial, sheet }) => [initial, sheet])).toEqual([
    ['A', 1],
    ['B', 1],
    ['C', 2],
  ]);
  const ids = new Map(initials.map(({ initial, id }) => [initial, id]));
  expect(new Set(ids.values()).size).toBe(3);
  for (const { initial, id } of sheets.flatMap(({ things }) => things)) expect(id).toBe(ids.get(initial));
  expect(sheets.flatMap(({ things }) => things.map(({ artist }) => nameOfArtist(artist))).toSorted()).toEqual(
    names.toSorted(),
  );
});
