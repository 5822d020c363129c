import { expect, test } from 'vitest';
import type { Status } from '#domain/status.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { statusAfter } from './status.ts';

const DAY = '2026-03-14T00:00:00Z';
const AHEAD = '2036-02-07T06:28:16Z';
const SAME = someStatus().shows_digest;
const OTHER = 'f'.repeat(64);
const web = { name: 'web' } as const;
const OWN = { host: STATION.host, since: null };
const shows = new Map([
  [
    '2026-03-11',
    someShow('2026-03-11', [
      someLike(),
      someLike(),
      someLike(),
      someLike({ state: 'unliked' }),
      someLike({ state: 'unliked' }),
      someLike({ state: 'gone' }),
    ]),
  ],
]);

/** The status after a sync over an archive whose last success and last change were as a new day began. */
function after(
  before: Status | null,
  now: string,
  digest: string,
  current_show = '2026-03-11',
  host: Parameters<typeof statusAfter>[2] = OWN,
) {
  return statusAfter({ status: before }, { shows, digest, now, current_show }, host, web);
}

test.each<[string, Parameters<typeof after>]>([
  ['later that day', [someStatus(), '2026-03-14T23:59:59Z', SAME]],
  ['by a clock that went back', [someStatus(), '2026-03-13T00:00:00Z', SAME]],
])('a sync that learns nothing %s keeps the status', (_, sync) => {
  expect(after(...sync)).toBeNull();
});

test.each<[string, Parameters<typeof after>, string, string]>([
  ['first', [null, DAY, SAME], DAY, DAY],
  ['next day', [someStatus(), '2026-03-15T00:00:00Z', SAME], '2026-03-15T00:00:00Z', DAY],
  [
    'of the next show',
    [someStatus(), '2026-03-14T06:00:00Z', SAME, '2026-03-18'],
    '2026-03-14T06:00:00Z',
    DAY,
  ],
  [
    'that changed a show',
    [someStatus(), '2026-03-14T06:00:00Z', OTHER],
    '2026-03-14T06:00:00Z',
    '2026-03-14T06:00:00Z',
  ],
  ['that changed a show by a clock that went back', [someStatus(), '2026-03-13T00:00:00Z', OTHER], DAY, DAY],
  [
    'after some by a clock that ran ahead',
    [someStatus({ last_success: AHEAD, last_change: AHEAD }), DAY, SAME],
    DAY,
    DAY,
  ],
])('the sync %s is recorded', (_, sync, last_success, last_change) => {
  expect(after(...sync)).toEqual({
    schema_version: 1,
    source: 'web',
    user_id: STATION.host.soundcloud_user_id,
    last_success,
    last_change,
    current_show: sync[3] ?? '2026-03-11',
    shows_digest: sync[2],
    counts: { shows: 1, liked: 3, unliked: 2, gone: 1 },
  });
});

test('who took over is recorded at once, with the moment from which on what is found is theirs', () => {
  const mate = { ...STATION.host, soundcloud_user_id: 7 };
  const taken = after(someStatus(), DAY, SAME, '2026-03-11', { host: mate, since: DAY });
  expect(taken).toMatchObject({ user_id: 7, user_since: DAY, last_success: DAY });
});
