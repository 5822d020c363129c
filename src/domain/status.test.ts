import { expect, test } from 'vitest';
import { someStatus } from '#tests/values/shows.ts';
import { problemsIn } from './problems.ts';
import { recordedAgainFrom, Status } from './status.ts';

test('a status is kept as it is, with and without a sample’s edits', () => {
  for (const status of [
    someStatus(),
    someStatus({ source: 'sample', sample_edits: { '2026-03-11': '0'.repeat(64) } }),
  ]) {
    expect(Status.parse(status)).toEqual(status);
  }
});

test.each<[string, Record<string, unknown>]>([
  ['/schema_version', { schema_version: 2 }],
  ['/source', { source: 'rss' }],
  ['/user_id', { user_id: 0 }],
  ['/last_success', { last_success: '2026-03-14' }],
  ['/last_change', { last_change: null }],
  ['/current_show', { current_show: 20260311 }],
  ['/shows_digest', { shows_digest: 'F'.repeat(64) }],
  ['/counts/liked', { counts: { shows: 1, liked: -1, unliked: 0, gone: 0 } }],
  ['/sample_edits/x', { sample_edits: { x: '0'.repeat(64) } }],
  ['/sample_edits/2026-03-11', { sample_edits: { '2026-03-11': 'x' } }],
  ['/token', { token: 'x' }],
])('%s is told when it is wrong', (pointer, wrong) => {
  const { error } = Status.safeParse({ ...someStatus(), ...wrong });
  expect(error && problemsIn('data/status.json', error)).toMatchObject([
    { file: 'data/status.json', pointer },
  ]);
});

test.each([
  ['2026-03-14T00:00:00Z', '2026-03-15T00:00:00Z'],
  ['2026-03-14T23:59:59Z', '2026-03-15T00:00:00Z'],
  ['2028-02-28T12:00:00Z', '2028-02-29T00:00:00Z'],
  ['2026-12-31T12:00:00Z', '2027-01-01T00:00:00Z'],
])('a success at %s is followed by another record from %s on', (last_success, from) => {
  expect(recordedAgainFrom({ last_success })).toBe(from);
});
