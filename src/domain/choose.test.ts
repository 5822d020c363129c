import { describe, expect, test } from 'vitest';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { chooseTrack } from './choose.ts';
import { compose } from './compose.ts';

const PAGE = 'https://soundcloud.com/somebody/song';
const likes = [2, 777, 3, 5].map((track_id) =>
  someLike({ track_id, permalink_url: `${PAGE}-${track_id}`, liked_at: '2026-03-13T00:00:00Z' }),
);
const facts = { station: STATION, status: someStatus(), shows: [someShow('2026-03-11', likes)], edits: [] };
const { current } = compose(facts, '2026-03-14T00:00:00Z');

describe('a track is chosen', () => {
  test.each([
    ['by its place, whichever track has that number', '2', 777],
    ['by its place, whichever later track has that number', '3', 3],
    ['by its number where no place has it', '777', 777],
    ['by its number beyond the last place', '5', 5],
    ['by its address', `${PAGE}-5`, 5],
    ['by its address without a scheme', 'm.soundcloud.com/somebody/song-2', 2],
  ])('%s', (_, name, track_id) => {
    expect(chooseTrack(current, name).track_id).toBe(track_id);
  });

  test.each(['0', '6', 'song-2', 'null', 'https://soundcloud.com/somebody'])('and never by %j', (name) => {
    expect(() => chooseTrack(current, name)).toThrow(`no track ${JSON.stringify(name)}`);
  });
});
