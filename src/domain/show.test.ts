import { describe, expect, test } from 'vitest';
import { CALENDAR, someLike, someShow } from '#tests/values/shows.ts';
import { byFirstSeen } from './like.ts';
import { emptyShow, phaseOf, Show } from './show.ts';

describe('the phase of a show that ends on 2026-03-19T02:00:00Z', () => {
  test.each([
    ['2026-03-12T02:00:00Z', 'open'],
    ['2026-03-19T01:59:59Z', 'open'],
    ['2026-03-19T02:00:00Z', 'settling'],
    ['2026-03-21T01:59:59Z', 'settling'],
    ['2026-03-21T02:00:00Z', 'final'],
    ['2030-01-01T00:00:00Z', 'final'],
  ])('at %s is %s', (now, phase) => {
    expect(phaseOf(someShow('2026-03-11'), now)).toBe(phase);
  });
});

test('a week without likes is a valid show', () => {
  const window = CALENDAR.at('2026-03-13T15:00:00Z');
  const show = emptyShow(window);
  expect(Show.parse(show)).toEqual(show);
  expect(show).toEqual({ slug: '2026-03-11', week_start: window.start, week_end: window.end, likes: [] });
});

test('likes stand by first sight, then by their date, then by number', () => {
  const first = someLike({
    track_id: 9,
    liked_at: '2026-03-13T00:00:02Z',
    first_seen: '2026-03-14T00:00:00Z',
  });
  const dated = someLike({
    track_id: 8,
    liked_at: '2026-03-13T00:00:00Z',
    first_seen: '2026-03-14T00:00:01Z',
  });
  const lower = someLike({
    track_id: 3,
    liked_at: '2026-03-13T00:00:01Z',
    first_seen: '2026-03-14T00:00:01Z',
  });
  const higher = { ...lower, track_id: 20 };
  expect([higher, lower, dated, first].sort(byFirstSeen)).toEqual([first, dated, lower, higher]);
});

test.each(['play_count', 'policy', 'secret_token', 'track_authorization'])('a like holds no %s', (field) => {
  const like = { ...someLike(), [field]: 'x' };
  const issues = Show.safeParse({ ...someShow('2026-03-11'), likes: [like] }).error?.issues;
  expect(issues).toMatchObject([{ code: 'unrecognized_keys', keys: [field], path: ['likes', 0] }]);
});
