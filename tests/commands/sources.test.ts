import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { worldWithTracks } from '../sync/workplace.ts';
import { GOOD_OFFICIAL_MANNERS } from '../upstream/manners.ts';
import { startUpstream } from '../upstream/server.ts';
import { BLOCKED_PAGE } from '../upstream/trouble.ts';
import { like } from '../upstream/world.ts';
import { fingerprint, temporaryFolder } from '../values/folders.ts';
import { runCommand } from './run.ts';

const { clientId, clientSecret } = GOOD_OFFICIAL_MANNERS;
const CREDENTIALS = { SOUNDCLOUD_CLIENT_ID: clientId, SOUNDCLOUD_CLIENT_SECRET: clientSecret };

/** The built-in station's host at a SoundCloud that knows the application. */
async function soundCloud() {
  const world = worldWithTracks(3);
  const user = { ...world.user, id: 206979918, permalink: 'nicktherat' };
  const upstream = await startUpstream(like({ ...world, user }, 1, '2026-07-02T02:30:00Z'));
  onTestFinished(() => upstream.close());
  const folder = join(temporaryFolder(), 'data');
  const env = { ...upstream.env, AIRLOG_DATA: folder, XDG_CACHE_HOME: temporaryFolder() };
  const syncAt = (now: string, args: string[] = [], more: Record<string, string> = {}) =>
    runCommand('sync', ['--json', ...args], { ...env, AIRLOG_NOW: now, ...more });
  return { upstream, folder, syncAt };
}

describe('auto', () => {
  test('goes on with the official API when the web source is blocked, and says so', async () => {
    const { upstream, syncAt } = await soundCloud();
    await syncAt('2026-07-02T03:00:00Z');
    upstream.faults = [{ when: ({ role }) => role === 'api-v2' || role === 'web', respond: BLOCKED_PAGE }];
    upstream.world = like(upstream.world, 2, '2026-07-02T03:30:00Z');
    const { stdout, code } = await syncAt('2026-07-02T04:00:00Z', [], CREDENTIALS);
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ source: 'official', added: [{ track_id: 2 }] });
    expect(report.warnings).toEqual([expect.stringMatching(/web source failed \[.*blocked.*official/)]);

    upstream.faults = [];
    const exact = JSON.parse((await syncAt('2026-07-02T05:00:00Z', [], CREDENTIALS)).stdout);
    expect(exact).toMatchObject({ source: 'web', added: [], removed: [], updated: [{ track_id: 2 }] });
  });

  test('leaves the likes of a week that has become final to a source that tells their dates', async () => {
    const { upstream, folder, syncAt } = await soundCloud();
    await syncAt('2026-07-02T03:00:00Z');
    const before = fingerprint(folder);
    upstream.world = like(upstream.world, 2, '2026-07-08T12:00:00Z');
    upstream.faults = [{ when: ({ role }) => role === 'api-v2' || role === 'web', respond: BLOCKED_PAGE }];
    const { code, stderr } = await syncAt('2026-07-20T12:00:00Z', [], CREDENTIALS);
    expect(code).toBe(3);
    expect(stderr).toContain('The official source failed as well [missed-week-needs-dates]');
    expect(fingerprint(folder)).toEqual(before);

    upstream.faults = [];
    const { stdout } = await syncAt('2026-07-20T13:00:00Z', [], CREDENTIALS);
    expect(JSON.parse(stdout)).toMatchObject({ added: [{ track_id: 2, slug: '2026-07-01' }] });
  });

  test('never fills an empty archive without dates', async () => {
    const { upstream, folder, syncAt } = await soundCloud();
    upstream.faults = [{ when: ({ role }) => role === 'api-v2' || role === 'web', respond: BLOCKED_PAGE }];
    const { code, stderr } = await syncAt('2026-07-02T03:00:00Z', [], CREDENTIALS);
    expect(code).toBe(3);
    expect(stderr).toContain('The official source failed as well [first-sync-needs-dates]');
    expect(fingerprint(folder)).toEqual({});
  });
});

test('the official source, asked for by name, dates likes by when they were first seen', async () => {
  const { folder, syncAt } = await soundCloud();
  const { code, stdout } = await syncAt('2026-07-02T03:00:00Z', ['--source', 'official'], CREDENTIALS);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ source: 'official', changed: true });
  const show = JSON.parse(readFileSync(join(folder, 'shows/2026/2026-07-01.json'), 'utf8'));
  expect(show.likes).toMatchObject([{ liked_at: '2026-07-02T03:00:00Z', liked_at_source: 'observed' }]);
  const again = await syncAt('2026-07-02T03:00:00Z', ['--source', 'official'], CREDENTIALS);
  expect(JSON.parse(again.stdout)).toMatchObject({ changed: false, written: 0 });
});

test.each([
  ['2026-01-01', '2026-01-01T05:00:00Z'],
  ['2026-05-01', '2026-05-01T04:00:00Z'],
  ['2026-01-01T20:00:00+01:00', '2026-01-01T19:00:00Z'],
])(
  '--since %s reads back to where the day begins at the station, or to the instant',
  async (since, bound) => {
    const { upstream, syncAt } = await soundCloud();
    upstream.world = [2, 3].reduce((world, n) => like(world, n, `2025-06-0${n}T12:00:00Z`), upstream.world);
    upstream.manners.pageLimit = 1;
    await syncAt('2026-07-02T03:00:00Z');
    const { stdout } = await syncAt('2026-07-02T04:00:00Z', ['--since', since, '--dry-run']);
    expect(JSON.parse(stdout)).toMatchObject({ coverage: bound });
  },
);

test('the official source, asked for by name, reads on after weeks that nobody read', async () => {
  const { upstream, syncAt } = await soundCloud();
  await syncAt('2026-07-02T03:00:00Z');
  upstream.world = like(upstream.world, 2, '2026-07-08T12:00:00Z');
  const { stdout } = await syncAt('2026-07-20T12:00:00Z', ['--source', 'official'], CREDENTIALS);
  expect(JSON.parse(stdout)).toMatchObject({ added: [{ track_id: 2, slug: '2026-07-15' }] });
});

test.each([
  ['no credentials at all', {}, /SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET/],
  ['half of the credentials', { SOUNDCLOUD_CLIENT_ID: 'x' }, /SOUNDCLOUD_CLIENT_SECRET is not/],
])('the official source needs its credentials: %s', async (_, credentials, words) => {
  const { upstream, syncAt } = await soundCloud();
  const { code, stderr } = await syncAt('2026-07-02T03:00:00Z', ['--source', 'official'], credentials);
  expect(code).toBe(2);
  expect(stderr).toMatch(words);
  expect(upstream.requests).toEqual([]);
});
