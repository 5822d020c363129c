import { describe, expect, test } from 'vitest';
import { someLike } from '#tests/values/shows.ts';
import type { Instant } from './instant.ts';
import { type ListingPage, type SeenLike, Walk } from './listing.ts';
import { factsOf } from './track.ts';

const BOUND = '2026-03-10T00:00:00Z';

describe('a listing is complete', () => {
  test('when the source says that nothing follows: then it is the whole history', () => {
    const walk = new Walk(BOUND);
    expect(walk.take(page('b', day(14)))).toBeNull();
    expect(walk.take(page(null, day(13)))).toMatchObject({ coverage: null, likes: [seen(14), seen(13)] });
  });

  test('after a whole page older than the bound: then it reaches to the bound', () => {
    const walk = new Walk(BOUND);
    expect(walk.take(page('b', day(14), day(9)))).toBeNull();
    expect(walk.take(page('c', day(9), day(8)))).toMatchObject({ coverage: BOUND });
  });

  test('not before the page after the bound: one of it may still be as young', () => {
    const walk = new Walk(BOUND);
    expect(walk.take(page('b', day(12), day(9), day(1)))).toBeNull();
  });

  test('not when a page begins exactly at the bound', () => {
    const walk = new Walk(BOUND);
    walk.take(page('b', day(12)));
    expect(walk.take(page('c', BOUND, day(9)))).toBeNull();
  });

  test('not by the first page that has dates, which tells no order: the next may be younger', () => {
    const walk = new Walk(BOUND);
    walk.take(page('b'));
    expect(walk.take(page('c', day(9), day(8)))).toBeNull();
    expect(walk.take(page('d', day(7)))).toMatchObject({ coverage: BOUND });
  });

  test('never short of the end without a bound', () => {
    const walk = new Walk(null);
    for (const [index, old] of ['1990', '1980', '1970'].entries()) {
      expect(walk.take(page(`p${index}`, `${old}-01-01T00:00:00Z`))).toBeNull();
    }
    expect(walk.take(page(null))).toMatchObject({ coverage: null });
  });

  test('never at an empty page with more behind it', () => {
    const walk = new Walk(BOUND);
    expect(walk.take(page('b'))).toBeNull();
    expect(walk.take(page('c'))).toBeNull();
    expect(walk.take(page('d', day(14)))).toBeNull();
    expect(walk.take(page('e'))).toBeNull();
    expect(walk.take(page(null, day(12)))?.likes).toEqual([seen(14), seen(12)]);
  });

  test('even when it is empty from the first page to the last', () => {
    expect(new Walk(BOUND).take(page(null))).toEqual({ likes: [], coverage: null });
  });

  test('by the dates of everything on a page, playlists too', () => {
    const walk = new Walk(BOUND);
    expect(walk.take({ likes: [seen(9)], dates: [day(9), day(12)], next: 'b' })).toBeNull();
    expect(walk.take({ likes: [], dates: [day(8)], next: 'c' })).toMatchObject({ coverage: BOUND });
  });
});

describe('pages out of order', () => {
  test('take the short stop away: only the end is the end', () => {
    const walk = new Walk(BOUND);
    expect(walk.take(page('b', day(12)))).toBeNull();
    expect(walk.take(page('c', day(14)))).toBeNull();
    expect(walk.take(page('d', day(9)))).toBeNull();
    expect(walk.take(page('e', day(1)))).toBeNull();
    expect(walk.take(page(null, day(13)))).toMatchObject({ coverage: null });
  });

  test('an old page that comes too early is no end, since the next shows that it came too early', () => {
    const walk = new Walk(BOUND);
    expect(walk.take(page('b', day(14), day(11)))).toBeNull();
    expect(walk.take(page('c', day(13), day(9)))).toBeNull();
    expect(walk.take(page('d', day(8)))).toBeNull();
  });

  test('a page that goes on at the very second is in order', () => {
    const walk = new Walk(BOUND);
    walk.take(page('b', day(14), day(12)));
    walk.take(page('c', day(12), day(11)));
    expect(walk.take(page('d', day(9)))).toMatchObject({ coverage: BOUND });
  });
});

describe('a listing that leads back to itself', () => {
  test.each([
    ['to the page before', ['b', 'b']],
    ['to an earlier page', ['b', 'c', 'd', 'c']],
  ])('%s is an error, never an answer', (_where, nexts) => {
    const walk = new Walk(null);
    for (const next of nexts.slice(0, -1)) expect(walk.take(page(next, day(14)))).toBeNull();
    expect(() => walk.take(page(nexts.at(-1) ?? '', day(14)))).toThrow(
      expect.objectContaining({ code: 'listing-loop', kind: 'try-later', exitCode: 3 }),
    );
  });
});

describe('a listing that shows nothing more', () => {
  const take = (walk: Walk, pages: number, from: number) => {
    for (let n = from; n < from + pages; n += 1) walk.take(page(`p${n}`));
  };

  test('for a hundred pages is an error, never an answer', () => {
    const walk = new Walk(null);
    walk.take(page('a', day(14)));
    take(walk, 99, 0);
    expect(() => walk.take(page('z', day(14)))).toThrow(
      expect.objectContaining({ code: 'listing-endless', kind: 'try-later', exitCode: 3 }),
    );
  });

  test.each([
    ['a like', { likes: [seen(14)], dates: [] }],
    ['an older date', { likes: [], dates: [day(1)] }],
  ])('is followed on where %s comes in between', (_, between) => {
    const walk = new Walk(null);
    take(walk, 99, 0);
    walk.take({ ...between, next: 'between' });
    take(walk, 99, 100);
    expect(walk.progress.pages).toBe(199);
  });
});

test('a like shown twice is one like; one track liked twice is two', () => {
  const walk = new Walk(null);
  walk.take({ likes: [seen(14), seen(13)], dates: [day(14), day(13)], next: 'b' });
  const twice = { ...seen(13), liked_at: day(12) };
  const listing = walk.take({ likes: [seen(13), twice], dates: [day(13), day(12)], next: null });
  expect(listing?.likes).toEqual([seen(14), seen(13), twice]);
});

test('a source without dates is followed to its end, each track once', () => {
  const walk = new Walk(BOUND);
  const undated = { ...seen(14), liked_at: null };
  expect(walk.take({ likes: [undated], dates: [], next: 'b' })).toBeNull();
  expect(walk.take({ likes: [undated], dates: [], next: null })).toEqual({
    likes: [undated],
    coverage: null,
  });
});

test('progress counts pages and likes and tells the oldest date reached', () => {
  const walk = new Walk(null);
  expect(walk.progress).toEqual({ pages: 0, likes: 0, oldest: null });
  walk.take(page('b', day(14), day(12)));
  walk.take(page('c'));
  walk.take(page('d', day(13)));
  expect(walk.progress).toEqual({ pages: 3, likes: 3, oldest: day(12) });
});

function day(n: number): Instant {
  return `2026-03-${String(n).padStart(2, '0')}T00:00:00Z`;
}

function seen(n: number): SeenLike {
  return likedAt(day(n));
}

function likedAt(liked_at: Instant): SeenLike {
  const track_id = Date.parse(liked_at) / 1000 + 5_000_000_000;
  return { ...factsOf(someLike({ track_id })), track_id, liked_at };
}

/** A page with one like at each date. */
function page(next: string | null, ...dates: Instant[]): ListingPage {
  return { likes: dates.map(likedAt), dates, next };
}
