import { describe, expect, test } from 'vitest';
import station from '#config';
import { compose } from '#domain/compose.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { extentOf, inStationTime, leadArtists, placeOf, precisionOfStart, wordsOfNoTrack } from './format.ts';

const berlin = {
  ...station,
  language: 'en',
  schedule: { ...station.schedule, time_zone: 'Europe/Berlin' },
};
const newYork = { ...berlin, schedule: { ...station.schedule, time_zone: 'America/New_York' } };

describe('a moment by the station’s clock', () => {
  test.each([
    ['2026-03-12T02:00:00Z', newYork, 'Wed, Mar 11, 22:00 EDT'],
    ['2026-03-05T03:00:00Z', newYork, 'Wed, Mar 4, 22:00 EST'],
    ['2026-03-12T23:00:00Z', berlin, 'Fri, Mar 13, 00:00 GMT+1'],
  ])('%s', (instant, at, told) => {
    expect(inStationTime(instant, at, 'minute-and-zone')).toBe(told);
    expect(inStationTime(instant, at, 'minute')).toBe(told.replace(/ \S+$/, ''));
  });
});

test.each([
  ['2026-03-05T03:00:00Z', '2026-03-12T02:00:00Z', 'minute-and-zone'],
  ['2026-03-12T02:00:00Z', '2026-03-19T02:00:00Z', 'minute'],
  ['2026-10-29T02:00:00Z', '2026-11-05T03:00:00Z', 'minute-and-zone'],
] as const)('the start of the week from %s to %s is told to the %s', (week_start, week_end, precision) => {
  expect(precisionOfStart({ week_start, week_end }, newYork)).toBe(precision);
});

test.each([
  ['2026-03-19T01:59:59Z', 'Nothing has been played yet this week.'],
  ['2026-03-19T02:00:00Z', 'No track is known of this show.'],
])('at %s, an empty show that ends on Mar 19 is told by %j', (now, words) => {
  expect(wordsOfNoTrack({ week_end: '2026-03-19T02:00:00Z' }, now)).toBe(words);
});

test.each([
  ['America/New_York', 'New York'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['Africa/Dar_es_Salaam', 'Dar es Salaam'],
  ['UTC', 'UTC'],
])('%s is the clock of %s', (zone, place) => {
  expect(placeOf(zone)).toBe(place);
});

/** A show of a track of three minutes by each of these artists. */
function showOf(artists: readonly string[], duration_ms = 180_000) {
  const likes = artists.map((artist, index) =>
    someLike({ track_id: index + 1, liked_at: `2026-03-13T15:00:0${index}Z`, artist, duration_ms }),
  );
  const shows = [someShow('2026-03-11', likes)];
  const facts = { station: STATION, status: someStatus(), shows, edits: [] };
  return compose(facts, '2026-03-14T00:00:00Z').current;
}

test.each([
  [[], 'no tracks', []],
  [['Ada'], '1 track, 3\u00a0min', ['Ada']],
  [['Bo', 'Ada', 'Bo', 'Cy', 'Di'], '5 tracks, 15\u00a0min', ['Bo', 'Ada', 'Cy']],
])('a show of %j amounts to %s, and %j lead it', (artists, extent, lead) => {
  const show = showOf(artists);
  expect([extentOf(show), leadArtists(show)]).toEqual([extent, lead]);
});

test('a show of which no length is known amounts to its tracks', () => {
  expect(extentOf(showOf(['Ada', 'Bo'], 0))).toBe('2 tracks');
});
