import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SOURCE_CHOICES, type SourceChoice, sourcesOf } from '../../scripts/sync/sources.ts';
import { worldWithTracks } from '../sync/workplace.ts';
import { text, type UpstreamRequest } from '../upstream/answer.ts';
import { at, type Fault } from '../upstream/faults.ts';
import { GOOD_OFFICIAL_MANNERS } from '../upstream/manners.ts';
import { startUpstream, type Upstream } from '../upstream/server.ts';
import { BLOCKED_PAGE } from '../upstream/trouble.ts';
import { like } from '../upstream/world.ts';
import { fingerprint, temporaryFolder } from '../values/folders.ts';
import { surroundings } from '../values/surroundings.ts';
import { readWorkflow } from '../workflows/workflow.ts';
import { desk } from './desk.ts';
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

/** Surroundings in which each source finds what it needs, the credentials unless they are left out. */
async function surrounded(credentials: Record<string, string | undefined> = CREDENTIALS) {
  const { upstream, env } = await desk(3);
  surroundings({ ...env, ...credentials });
  return upstream;
}

const NO_CREDENTIALS = { SOUNDCLOUD_CLIENT_ID: undefined, SOUNDCLOUD_CLIENT_SECRET: undefined };

describe('the choice of sources', () => {
  test('is offered whole by the README and by the form of the workflow', () => {
    const flags = readFileSync('README.md', 'utf8');
    expect(flags).toContain(`\`--source ${SOURCE_CHOICES.join('\\|')}\``);
    const form = { inputs: { source: { options: SOURCE_CHOICES } } };
    expect(readWorkflow('archive.yml').on).toMatchObject({ workflow_dispatch: form });
  });

  test.each<[SourceChoice, string, Record<string, string | undefined>, string[]]>([
    ['auto', 'no credentials', NO_CREDENTIALS, ['web']],
    ['auto', 'credentials', CREDENTIALS, ['web', 'official']],
    ['web', 'credentials', CREDENTIALS, ['web']],
    ['official', 'credentials', CREDENTIALS, ['official']],
  ])('%s, with %s', async (choice, _, credentials, names) => {
    await surrounded(credentials);
    expect(sourcesOf(choice).map(({ name }) => name)).toEqual(names);
  });

  test.each<[string, Record<string, string | undefined>, object]>([
    [
      'no credentials at all',
      NO_CREDENTIALS,
      {
        code: 'no-credentials',
        next: expect.stringContaining('SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET'),
      },
    ],
    [
      'half of the credentials',
      { ...NO_CREDENTIALS, SOUNDCLOUD_CLIENT_ID: 'x' },
      { message: expect.stringContaining('SOUNDCLOUD_CLIENT_SECRET is not') },
    ],
  ])('official, with %s, is wrong use', async (_, credentials, told) => {
    const upstream = await surrounded(credentials);
    expect(() => sourcesOf('official')).toThrow(expect.objectContaining({ exitCode: 2, ...told }));
    expect(upstream.requests).toEqual([]);
  });

  test.each<[SourceChoice, Fault['when']]>([
    ['web', at.resolve],
    ['official', at.officialResolve],
  ])('%s is as patient as it is told to be', async (choice, when) => {
    const upstream = await surrounded();
    upstream.faults = [{ when, respond: text('plain', '', 503) }];
    const [source] = sourcesOf(choice, { retries: 2, baseDelayMs: 1 });
    await expect(source?.findUser('nicktherat')).rejects.toMatchObject({ kind: 'try-later' });
    expect(upstream.requests.filter(when)).toHaveLength(3);
  });
});

describe('what is kept from one run to the next', () => {
  /** Reads the whole list as a run of its own, and tells what that asked for. */
  async function requestsOfRun(upstream: Upstream, choice: SourceChoice): Promise<UpstreamRequest[]> {
    upstream.requests.length = 0;
    const [source] = sourcesOf(choice);
    await source?.listLikes(206979918, null);
    return upstream.requests;
  }

  test('spares the search for a client id, and pages that have not changed', async () => {
    const upstream = await surrounded();
    const first = await requestsOfRun(upstream, 'web');
    expect(first.some(at.anyPage)).toBe(true);
    const second = await requestsOfRun(upstream, 'web');
    expect(second.filter(at.anyPage)).toEqual([]);
    expect(second.filter(at.likes).map(({ headers }) => typeof headers['if-none-match'])).toEqual(['string']);
  });

  test('spares a search that found none within the hour', async () => {
    const upstream = await surrounded();
    upstream.faults = [{ when: at.anyPage, respond: text('html', 'No id stands here.') }];
    await expect(requestsOfRun(upstream, 'web')).rejects.toThrow();
    const refusal = { code: 'client-id-searched-recently', exitCode: 3 };
    await expect(requestsOfRun(upstream, 'web')).rejects.toMatchObject(refusal);
    expect(upstream.requests).toEqual([]);
  });

  test('spares a token', async () => {
    const upstream = await surrounded();
    expect((await requestsOfRun(upstream, 'official')).some(at.token)).toBe(true);
    expect((await requestsOfRun(upstream, 'official')).some(at.token)).toBe(false);
  });
});

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
    expect(stderr).toMatch(/Next: {2}For the web source: .*another network.* For the official source: /);
    expect(stderr).not.toContain('the other source');
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
