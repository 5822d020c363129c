import { expect, test } from 'vitest';
import type { Like } from '#domain/like.ts';
import type { Status } from '#domain/status.ts';
import { CALENDAR, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { type ReadingWish, readingBound } from './reading-bound.ts';

const NOW = '2026-03-13T15:00:00Z';
/** Start of the week before that of NOW. */
const PREVIOUS = '2026-03-05T03:00:00Z';
const YOUNG = '2026-03-13T14:00:00Z';
const OLD = '2026-02-20T12:00:00Z';

interface Case {
  status?: Partial<Status> | null;
  /** Of the open show. */
  likes?: Partial<Like>[];
  /** Of a final show. */
  published?: Partial<Like>[];
  wish?: Partial<ReadingWish>;
}

const observed = { liked_at_source: 'observed' } as const;

test.each<[string, Case, string | null]>([
  ['the start of the week before', {}, PREVIOUS],
  ['the last success, where it is older', { status: { last_success: OLD } }, OLD],
  ['the newest like, where it is older: the clock ran ahead', { likes: [], published: [{}] }, OLD],
  [
    'the week before, though a like was found late that is older',
    { likes: [{}, { liked_at: OLD }] },
    PREVIOUS,
  ],
  ['an older date that is wished for', { wish: { since: OLD } }, OLD],
  ['no younger one, whatever is wished for', { wish: { since: YOUNG } }, PREVIOUS],
  ['the beginning, where that is wished for', { wish: { full: true } }, null],
  ['the beginning, where no sync succeeded', { status: null }, null],
  ['the beginning, where no like is known', { likes: [] }, null],
  ['the beginning, where no like has a date of its own', { likes: [], published: [observed] }, null],
  ['the beginning, while a like of the open show has no date', { likes: [{}, observed] }, null],
  [
    'the week before, where such a like was taken back',
    { likes: [{}, { ...observed, state: 'unliked' }] },
    PREVIOUS,
  ],
  ['the week before, where such a like is of a final show', { published: [observed] }, PREVIOUS],
])('a sync reads back to %s', (_, { status = {}, likes = [{}], published = [], wish }, expected) => {
  const at = (liked_at: string) => (like: Partial<Like>) => someLike({ liked_at, ...like });
  const shows = new Map([
    ['2026-02-18', someShow('2026-02-18', published.map(at(OLD)))],
    ['2026-03-11', someShow('2026-03-11', likes.map(at(YOUNG)))],
  ]);
  const before = { status: status && someStatus({ last_success: YOUNG, ...status }), shows };
  expect(readingBound(before, CALENDAR, NOW, { full: false, since: null, ...wish })).toBe(expected);
});
