import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someLike } from '#tests/values/shows.ts';
import { factsOf, refreshFacts, TrackFacts, TrackId } from './track.ts';

const like = someLike({ duration_ms: 180_000 });
const facts = factsOf(like);

test.each([
  [1, true],
  [2 ** 31 + 1, true],
  [Number.MAX_SAFE_INTEGER, true],
  [0, false],
  [-1, false],
  [1.5, false],
  [2 ** 53, false],
  ['1', false],
])('%s is a track number: %s', (id, valid) => {
  expect(TrackId.safeParse(id).success).toBe(valid);
});

test('facts are the facts and nothing else', () => {
  expect(Object.keys(facts)).toEqual(Object.keys(TrackFacts.shape));
  expect(TrackFacts.parse(facts)).toEqual(facts);
});

test.each([
  [180_000, 180_000],
  [180_020, 180_000],
  [179_980, 180_000],
  [180_040, 180_000],
  [179_960, 180_000],
  [180_041, 180_041],
  [179_959, 179_959],
  [30_000, 180_000],
])('a length seen as %i ms is kept as %i', (seen, kept) => {
  expect(refreshFacts(like, { ...facts, duration_ms: seen })).toEqual({ ...like, duration_ms: kept });
});

test('a length of half a minute is no preview of a track that was shorter', () => {
  const known = { ...like, duration_ms: 20_000 };
  expect(refreshFacts(known, { ...facts, duration_ms: 30_000 })).toMatchObject({ duration_ms: 30_000 });
});

test('lengths of the same track, each off by up to 20 ms, are no change', () => {
  const jitter = fc.integer({ min: -20, max: 20 });
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 10_000_000 }), jitter, jitter, (length, first, second) => {
      const known = { ...like, duration_ms: length + first };
      expect(refreshFacts(known, { ...facts, duration_ms: length + second })).toEqual(known);
    }),
  );
});

test.each([
  ['Renamed', 'Renamed'],
  ['', 'Known'],
  [' ', 'Known'],
  ['\u200b\u200d', 'Known'],
])('a title or an artist seen as %j is kept as %j', (seen, kept) => {
  for (const field of ['title', 'artist'] as const) {
    const known = { ...like, [field]: 'Known' };
    expect(refreshFacts(known, { ...factsOf(known), [field]: seen })).toEqual({ ...known, [field]: kept });
    const nameless = { ...like, [field]: '' };
    expect(refreshFacts(nameless, { ...factsOf(known), [field]: 'Named' })).toMatchObject({
      [field]: 'Named',
    });
  }
});

test('everything else follows what is seen, and what is no fact stays', () => {
  const seen = {
    ...facts,
    title: 'Renamed',
    artwork_url: 'https://i1.sndcdn.com/x-t500x500.jpg',
    genre: null,
  };
  expect(refreshFacts(like, seen)).toEqual({ ...like, ...seen });
});
