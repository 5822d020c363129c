import fc from 'fast-check';
import { expect } from 'vitest';
import { Edits } from '#domain/edit.ts';
import { lineupOf } from '#domain/lineup.ts';
import {
  ADDRESSES,
  anySync,
  editing,
  type History,
  liking,
  orderOf,
  SHORT,
  type Step,
  start,
  synced,
  TRACKS,
} from './history.ts';

const decisionsAndLikes = fc.array(fc.oneof(editing(ADDRESSES), liking), { maxLength: 20 });
const anything = fc.array(fc.oneof(editing([...ADDRESSES, SHORT]), anySync), { maxLength: 25 });

/** What holds of a lineup whatever happens: the unit tests try it hundreds of times, the soak far more often. */
export const LINEUP_PROPERTIES = [
  {
    name: 'edits once valid stay valid, whatever sync learns later, and no track stands twice',
    property: fc.property(anything, (steps) => {
      let now = start();
      for (const step of steps) {
        now = step(now);
        const { tracks, problems } = lineupOf(now.show, Edits.parse({ lineup: now.edits }));
        expect(problems).toEqual([]);
        const ids = tracks.flatMap((track) => track.track_id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
  },
  {
    name: 'a like moves nobody, whatever people decided before',
    property: fc.property(anySync, decisionsAndLikes, liking, (first, steps, like) => {
      const now = after(steps, first(start()));
      expect(orderOf(like(now)).slice(0, orderOf(now).length)).toEqual(orderOf(now));
    }),
  },
  {
    name: 'a like of a track that nobody spoke of comes last',
    property: fc.property(decisionsAndLikes, (steps) => {
      const now = after(steps, start());
      const then = synced(now, { liked: [TRACKS + 1], answers: true });
      expect(orderOf(then)).toEqual([...orderOf(now), TRACKS + 1]);
    }),
  },
];

function after(steps: readonly Step[], history: History): History {
  return steps.reduce((now, step) => step(now), history);
}
