import { expect, test } from 'vitest';
import type { Like } from '#domain/like.ts';
import type { SeenLike } from '#domain/listing.ts';
import { factsOf } from '#domain/track.ts';
import { someLike } from '#tests/values/shows.ts';
import { refuseNonsense } from './doubts.ts';

const NOW = '2026-03-14T12:00:00Z';

interface Case {
  listed?: Partial<SeenLike>[];
  known?: Partial<Like>[];
  counted?: number | null;
}

const untitled = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ track_id: n + 1, title: ' ' }));

test.each<[string, string | null, Case]>([
  ['SoundCloud’s first second', null, { listed: [{ liked_at: '2007-01-01T00:00:00Z' }] }],
  ['the second before it', 'like-before-soundcloud', { listed: [{ liked_at: '2006-12-31T23:59:59Z' }] }],
  ['an hour ahead', null, { listed: [{ liked_at: '2026-03-14T13:00:00Z' }] }],
  ['more than an hour ahead', 'like-from-the-future', { listed: [{ liked_at: '2026-03-14T13:00:01Z' }] }],
  ['no date', null, { listed: [{ liked_at: null }] }],
  ['two likes without a title', null, { listed: untitled(2) }],
  ['three likes without a title', 'titles-missing', { listed: untitled(3) }],
  ['as many likes with a title', null, { listed: [...untitled(3), {}, {}, {}] }],
  ['three likes that never had a title', null, { listed: untitled(3), known: untitled(3) }],
  ['nothing, where a like stands', 'likes-missing', { known: [{}] }],
  [
    'nothing, where all was taken back or is gone',
    null,
    { known: [{ state: 'unliked' }, { state: 'gone' }] },
  ],
  ['nothing, where five are counted', null, { counted: 5 }],
  ['nothing, where six are counted', 'likes-missing', { counted: 6 }],
])('a listing that holds %s (refused: %s)', (_, code, { listed = [], known = [], counted = null }) => {
  const seen = listed.map((like) => {
    const { track_id, liked_at, ...facts } = { ...someLike(), ...like };
    return { track_id, liked_at, ...factsOf(facts) };
  });
  const check = () => refuseNonsense(seen, { known: known.map(someLike), counted }, NOW);
  if (code === null) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ kind: 'guard', code }));
});
