import { afterEach, expect, test, vi } from 'vitest';
import type { Play } from '#domain/artists.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import { catalogOfRepeats } from '#tests/values/repeats.ts';
import { cacheKey, playsKey, showKey, showsKey } from './cache-key.ts';

afterEach(() => void vi.unstubAllEnvs());

const { shows, current } = catalogOfRepeats();
const [track, other] = current.tracks;
if (!track || !other) throw new Error('nothing is played');

test('a page of a show is another as soon as anything of the show or of its lineup is', () => {
  const changed = [
    { ...current },
    { ...current, title: 'x' },
    { ...current, notes: 'x' },
    { ...current, tracks: [other, track] },
    { ...current, tracks: [{ ...track, genre: 'x' }, other] },
  ];
  expect(new Set([...changed.map(showKey), showKey(current)]).size).toBe(changed.length);
  expect(new Set([shows, [...shows], shows.toReversed(), shows.slice(1)].map(showsKey)).size).toBe(3);
});

test('a page of an artist is another with each play and what is told of its show, not with the lineup around it', () => {
  const play: Play = { show: current, track };
  const keyOf = (...plays: Play[]) => playsKey(plays);
  const changed = [
    keyOf(play),
    keyOf(play, play),
    keyOf({ ...play, track: other }),
    keyOf({ ...play, show: { ...current, title: 'x' } }),
    keyOf({ ...play, show: { ...current, slug: '2026-03-18' } }),
  ];
  expect(new Set(changed).size).toBe(changed.length);
  expect(keyOf({ ...play, show: { ...current, tracks: [track] } })).toBe(keyOf(play));
});

test('a page of the sample is another than that of an archive, and tells what it shows apart', () => {
  const keysIn = (data: string) => {
    vi.stubEnv('AIRLOG_DATA', data);
    return [cacheKey('a', 'b'), cacheKey('b', 'a'), cacheKey('ab'), cacheKey()];
  };
  const keys = [...keysIn(writeFixture('sample')), ...keysIn(writeFixture('web'))];
  expect(new Set(keys).size).toBe(keys.length);
});
