import { expect, test } from 'vitest';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { drawnSleeve } from '../drawn-sleeve.ts';
import { altOf, editionOf, showWords, stationWords } from './words.ts';

const NOW = '2026-03-14T00:00:00Z';

/** What the picture says of a show of so many tracks, with a title or without. */
function wordsOf(count: number, title?: string) {
  const likes = Array.from({ length: count }, (_, index) => someLike({ track_id: index + 1 }));
  const edits = [{ slug: '2026-03-11', file: 'edits.json', edits: Edits.parse({ title }) }];
  const shows = [someShow('2026-03-11', likes)];
  const facts = { station: STATION, status: someStatus(), shows, edits };
  return showWords(compose(facts, NOW).current, STATION);
}

test.each([
  [0, undefined, 'The log sheet of Radio Nowhere, March 11, 2026: 0 tracks, 0\u00a0min.'],
  [
    1,
    'Storm',
    'The log sheet of Radio Nowhere, Storm, March 11, 2026: 1 track, 3\u00a0min. It begins with Track 1 by Somebody.',
  ],
  [
    5,
    undefined,
    'The log sheet of Radio Nowhere, March 11, 2026: 5 tracks, 15\u00a0min. It begins with Track 1 by Somebody; Track 2 by Somebody; Track 3 by Somebody; Track 4 by Somebody.',
  ],
])('the picture of a show of %i tracks and the title %j is told in words', (count, title, told) => {
  expect(altOf(wordsOf(count, title))).toBe(told);
});

test('a show of which no length is known is told without one', () => {
  const shows = [someShow('2026-03-11', [someLike({ track_id: 1, duration_ms: 0 })])];
  const { current } = compose({ station: STATION, status: someStatus(), shows, edits: [] }, NOW);
  expect(altOf(showWords(current, STATION))).toBe(
    'The log sheet of Radio Nowhere, March 11, 2026: 1 track. It begins with Track 1 by Somebody.',
  );
});

test('a picture that says something else has another edition', () => {
  const all = [wordsOf(0), wordsOf(1), wordsOf(5), wordsOf(6), wordsOf(5, 'Storm'), wordsOf(5, 'Rain')];
  expect(new Set(all.map(editionOf)).size).toBe(all.length);
  expect(editionOf(wordsOf(5))).toBe(editionOf(wordsOf(5)));
});

test('what the picture of a show says can be read, whatever its names are, and its sleeves are the tracks’ own', () => {
  const unseen = { title: '\u200b', artist: ' ', permalink_url: 'https://soundcloud.com/coast/low-tide' };
  const likes = [someLike({ track_id: 7 }), someLike({ track_id: 9, ...unseen })];
  const shows = [someShow('2026-03-11', likes)];
  const { current } = compose({ station: STATION, status: someStatus(), shows, edits: [] }, NOW);
  expect(showWords(current, { ...STATION, language: 'de' })).toEqual({
    station: { title: 'Radio Nowhere', address: 'radio.example/archive', language: 'de' },
    slug: '2026-03-11',
    day: '11. März 2026',
    title: null,
    trackCount: 2,
    runningTime: '6\u00a0min',
    tracks: [
      { position: 1, title: 'Track 7', artist: 'Somebody', sleeve: drawnSleeve(7) },
      { position: 2, title: 'low-tide', artist: 'coast', sleeve: drawnSleeve(9) },
    ],
  });
});

test('a station at the root of its host has that for its address', () => {
  const site = { url: 'https://radio.example', base: '/' };
  const { station, description } = stationWords({ ...STATION, site });
  expect({ station, description }).toEqual({
    station: { title: STATION.title, address: 'radio.example', language: 'en' },
    description: STATION.description,
  });
});

test('a station has a sleeve of its own in each of nine places', () => {
  const sleevesOf = (title: string) =>
    stationWords({ ...STATION, title }).sleeves.map((sleeve) => JSON.stringify(sleeve));
  expect(sleevesOf(STATION.title)).toHaveLength(9);
  expect(new Set([...sleevesOf(STATION.title), ...sleevesOf('Radio Elsewhere')]).size).toBeGreaterThan(12);
});
