import { expect, test } from 'vitest';
import type { LikeSource, Lookup } from '#domain/source.ts';
import type { TrackId } from '#domain/track.ts';
import { factsOf } from '#domain/track.ts';
import { someLike } from '#tests/values/shows.ts';
import { lookUpTracks } from './look-up.ts';

const GONE: Lookup = { kind: 'gone' };
const SILENT: Lookup = { kind: 'unknown', why: 'It is busy.' };
const alive = (track_id: TrackId): Lookup => ({ kind: 'alive', track_id, facts: factsOf(someLike()) });

const first = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** A source that calls the tracks up to a number gone, and tells of some others. */
function denying(upTo: number, telling: readonly TrackId[]): LikeSource {
  const answer = (id: TrackId): Lookup => (telling.includes(id) ? alive(id) : id <= upTo ? GONE : SILENT);
  const lookUp: LikeSource['lookUp'] = async (ids) => new Map(ids.map((id) => [id, answer(id)]));
  return { lookUp } as LikeSource;
}

test.each<[string, boolean, { gone: number; others?: TrackId[]; listed?: TrackId[]; telling?: TrackId[] }]>([
  ['five tracks', true, { gone: 5, listed: [91] }],
  ['six tracks, and does not tell of what it lists', false, { gone: 6, listed: [91] }],
  ['six tracks, and tells of one of those that it lists', true, { gone: 6, listed: [91, 92], telling: [92] }],
  ['six tracks, where it lists none', true, { gone: 6 }],
  ['six tracks, and tells of one that was looked up with them', true, { gone: 6, others: [7], telling: [7] }],
  ['six tracks, and does not answer for another', false, { gone: 6, others: [7], listed: [91] }],
])(
  'a source that denies %s is believed: %s',
  async (_, isBelieved, { gone, others = [], listed = [], telling = [] }) => {
    const kept = [...first(gone), ...others].map((track_id) => someLike({ track_id }));
    const answers = await lookUpTracks(kept, { source: denying(gone, telling), listed });
    expect(first(gone).map((id) => answers.get(id)?.kind)).toEqual(
      first(gone).map(() => (isBelieved ? 'gone' : 'unknown')),
    );
    expect(others.map((id) => answers.get(id))).toEqual(
      others.map((id) => (telling.includes(id) ? alive(id) : SILENT)),
    );
  },
);
