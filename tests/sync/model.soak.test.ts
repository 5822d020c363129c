import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openUpstream } from '../upstream/connect.ts';
import { liveThrough, NO_TALLY, TRACKS } from './model.ts';
import { histories } from './model-steps.ts';
import { worldWithTracks } from './workplace.ts';

const HISTORIES = 1_000;

test('after every sync of a thousand histories the catalog is what a naive model says', async () => {
  const upstream = await openUpstream(worldWithTracks(0));
  const tally = { ...NO_TALLY };
  const lived = fc.asyncProperty(histories(TRACKS, 30), (history) => {
    upstream.requests.length = 0;
    return liveThrough(history, upstream, tally);
  });
  await fc.assert(lived, { numRuns: HISTORIES });
  expect(tally.syncs).toBeGreaterThan(5 * HISTORIES);
  expect(tally.undated).toBeGreaterThan(HISTORIES);
  expect(tally.refused).toBeGreaterThan(HISTORIES);
  expect(tally.edits).toBeGreaterThan(HISTORIES);
  expect(tally.late).toBeGreaterThan(HISTORIES / 10);
});
