import { describe, expect, test } from 'vitest';
import type { Guest, Like } from '#domain/like.ts';
import { factsOf } from '#domain/track.ts';
import { CALENDAR, someLike, someShow } from '#tests/values/shows.ts';
import { discoveryTime, mergeSeen, noteAddresses } from './merge.ts';

const SLUG = '2026-03-11';
const OPEN = '2026-03-14T00:00:00Z';
const FINAL = '2026-03-22T00:00:00Z';

/** What becomes of a like when it is listed so. */
function listed(before: Partial<Like>, seen: Partial<Like>, now: string) {
  const shows = new Map([[SLUG, someShow(SLUG, [someLike(before)])]]);
  const merged = mergeSeen(shows, [someLike(seen)], CALENDAR, now);
  return { like: merged.shows.get(SLUG)?.likes[0], kinds: merged.findings.map(({ kind }) => kind) };
}

describe('a like that is listed again', () => {
  test.each(['unliked', 'gone'] as const)('stands again from that moment, when it was %s', (state) => {
    const before = { state, state_since: '2026-03-13T20:00:00Z' };
    expect(listed(before, {}, OPEN)).toEqual({
      like: someLike({ state: 'liked', state_since: OPEN }),
      kinds: ['returned'],
    });
  });

  test('is no longer of the week that it had left for', () => {
    const before = { state: 'unliked', left_for: '2026-03-04' } as const;
    expect(listed(before, {}, OPEN).like).not.toHaveProperty('left_for');
  });

  const moved_to = 'https://soundcloud.com/somebody/elsewhere';

  test('follows the address of its track while the show is open, and notes it beside the published one later', () => {
    const seen = { permalink_url: moved_to };
    expect(listed({}, seen, OPEN)).toEqual({ like: someLike(seen), kinds: ['changed'] });
    expect(listed({}, seen, FINAL)).toEqual({ like: someLike({ moved_to }), kinds: ['changed'] });
  });

  test('loses the note when the track is back at its published address', () => {
    expect(listed({ moved_to }, {}, FINAL)).toEqual({ like: someLike(), kinds: ['changed'] });
  });
});

test('an uploader whose profile is not told keeps the one that is known', () => {
  const known = someLike({ artist_moved_to: 'https://soundcloud.com/renamed' });
  expect(noteAddresses(known, factsOf(someLike({ artist_url: null })))).toEqual(known);
});

test.each([
  ['now, where nothing was seen', [], [], '2026-03-13T00:00:00Z'],
  ['after the last like, though the clock went back', [5], [], '2026-03-13T05:00:01Z'],
  ['after the last guest, though the clock went back', [5], [7, 6], '2026-03-13T07:00:01Z'],
])('what is discovered is first seen %s', (_, likes, guests, expected) => {
  const seen = (hour: number) => ({ first_seen: `2026-03-13T0${hour}:00:00Z` });
  const show = { likes: likes.map((hour) => someLike(seen(hour))), guests: guests.map(seen) as Guest[] };
  expect(discoveryTime(show, '2026-03-13T00:00:00Z')).toBe(expected);
});
