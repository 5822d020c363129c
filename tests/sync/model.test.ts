import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openUpstream } from '../upstream/connect.ts';
import { liveThrough, NO_TALLY, TRACKS } from './model.ts';
import { type History, histories, type Step } from './model-steps.ts';
import { worldWithTracks } from './workplace.ts';

const HISTORIES = 30;

test(`after every sync of ${HISTORIES} histories the catalog is what a naive model says`, async () => {
  const upstream = await openUpstream(worldWithTracks(0));
  const tally = { ...NO_TALLY };
  const lived = fc.asyncProperty(histories(TRACKS, 30), (history) => liveThrough(history, upstream, tally));
  await fc.assert(lived, { numRuns: HISTORIES });
  expect(tally.syncs).toBeGreaterThan(2 * HISTORIES);
  expect(tally.undated).toBeGreaterThan(HISTORIES / 2);
  expect(tally.refused).toBeGreaterThan(HISTORIES / 2);
  expect(tally.edits).toBeGreaterThan(HISTORIES / 2);
}, 120_000);

const DAY = 24 * 3600;
const like = (...picks: number[]): Step => ({ kind: 'like', picks, playlist: false });
const EIGHT = Array.from({ length: 8 }, (_, n) => n / 8);
const wait = (seconds: number): Step => ({ kind: 'wait', seconds });
const clock = (seconds: number | 'right'): Step => ({ kind: 'clock', seconds });
const addition: Step = { kind: 'edit', verb: 'add', show: 0, pick: 0, place: null };
const end: Step = { kind: 'end' };
const goOn: Step = { kind: 'go on' };
const turn = { kind: 'wait for', moment: 'turn', off: 1 } as const satisfies Step;
const syncNow: Step & { kind: 'sync' } = {
  kind: 'sync',
  from: 'web',
  full: false,
  allowShrink: false,
  allowUndated: false,
  links: false,
  trouble: { where: 'nowhere' },
};

const syncUndated: Step = { ...syncNow, from: 'official' };

test.each<[string, Step[]]>([
  [
    'a clock that ran ahead for weeks hides no like',
    [
      ...[like(0), syncNow, clock(30 * DAY), syncNow, clock('right')],
      ...[wait(DAY), like(0), like(0), like(0), wait(20 * DAY), like(0), like(0), syncNow],
    ],
  ],
  [
    'a clock that is put back neither moves nor breaks what an edit added',
    [
      ...[like(0.9), syncNow, turn, addition],
      ...[clock(1800), syncNow, clock('right'), like(0), like(0), syncNow],
    ],
  ],
  [
    'an edit of a week before the first, made while a clock was put back, makes no show',
    [...[like(0), syncNow, clock(-60 * DAY), addition, clock('right')], syncNow, like(0), syncNow],
  ],
  ['many likes at once are told their dates', [...[like(0), syncNow, like(...EIGHT), syncUndated], syncNow]],
  [
    'many likes at once move to the week before the turn',
    [...[like(0), syncNow, { ...turn, off: -1800 }, like(...EIGHT), wait(1800)], ...[syncUndated, syncNow]],
  ],
  [
    'what is liked after the last show makes shows only when the show goes on',
    [
      ...[like(0), syncNow, end, turn, like(0), syncNow, wait(20 * DAY), like(0), syncNow, syncUndated],
      ...[goOn, syncUndated, syncNow],
    ],
  ],
])('%s', async (_, steps) => {
  const manners = { pageLimit: 2, hiddenLikes: 'omitted', lastPage: 'null', stubs: [] } as const;
  const history: History = {
    begin: '2026-03-06T12:00:00Z',
    move: null,
    handover: null,
    ...manners,
    stubs: [],
    steps,
  };
  await liveThrough(history, await openUpstream(worldWithTracks(0)), { ...NO_TALLY });
});
