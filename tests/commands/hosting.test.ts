import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hostedRepository, pagesAddress, workflowState } from '../../scripts/doctor/github.ts';
import { pages, remote, workflow } from '../../scripts/doctor/hosting.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { listenForTest } from '../values/listening.ts';
import { git } from '../workflows/remote.ts';
import { freePort } from './port.ts';
import { REPOSITORY } from './run.ts';

const ON_GITHUB = 'https://github.com/somebody/archive';
const WORKFLOW = '.github/workflows/archive.yml';
const from = process.cwd();

beforeEach(() => {
  process.chdir(temporaryFolder());
  git('.', 'init', '--quiet');
});
afterEach(() => {
  process.chdir(from);
  vi.unstubAllEnvs();
});

/** A server that gives everybody one answer; tells its address and what it was asked. */
async function answering(status: number, body: string) {
  const asked: Pick<IncomingMessage, 'url' | 'headers'>[] = [];
  const server = createServer(({ url, headers }, response) => {
    asked.push({ url, headers });
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  return { asked, address: await listenForTest(server) };
}

test('the repository on GitHub is read from any address that git takes for it', () => {
  expect(hostedRepository()).toBeUndefined();
  git('.', 'remote', 'add', 'origin', 'nowhere');
  const found = (url: string) => {
    git('.', 'config', 'remote.origin.url', url);
    return hostedRepository();
  };
  for (const url of [
    'https://github.com/Some-body/my.archive',
    'https://github.com/Some-body/my.archive.git',
    'https://github.com/Some-body/my.archive/',
    'https://Some-body:secret@github.com/Some-body/my.archive.git',
    'git@github.com:Some-body/my.archive.git',
    'ssh://git@github.com/Some-body/my.archive.git',
  ]) {
    expect({ url, found: found(url) }).toEqual({ url, found: { owner: 'Some-body', name: 'my.archive' } });
  }
  for (const url of [
    'https://codeberg.org/Some-body/my.archive.git',
    'https://mirror.example/https://github.com/Some-body/my.archive',
    'https://github.com.example.org/Some-body/my.archive',
    'https://github.com/Some-body',
    'https://github.com/Some-body/my.archive/tree/main',
    '../github.com/Some-body/my.archive',
  ]) {
    expect({ url, found: found(url) }).toEqual({ url, found: null });
  }
});

test.each([
  ['Some-body', 'Archive', { url: 'https://some-body.github.io', base: '/Archive/' }],
  ['Some-body', 'Some-Body.github.io', { url: 'https://some-body.github.io', base: '/' }],
  ['Some-body', 'other.github.io', { url: 'https://some-body.github.io', base: '/other.github.io/' }],
])('Pages puts the site of %s/%s where it does', (owner, name, address) => {
  expect(pagesAddress({ owner, name })).toEqual(address);
});

describe('the state of a workflow', () => {
  test.each([
    ['as GitHub tells it', 200, { state: 'disabled_inactivity' }, 'disabled_inactivity'],
    ['absent where there is none, or none for strangers', 404, { message: 'Not Found' }, 'absent'],
    ['unknown past the limit of questions', 403, { message: 'API rate limit exceeded' }, null],
    ['unknown in an answer of another shape', 200, [], null],
  ])('is %s', async (_, status, answer, state) => {
    const { asked, address } = await answering(status, JSON.stringify(answer));
    vi.stubEnv('GITHUB_API_URL', address);
    const repository = { owner: 'somebody', name: 'archive' };
    for (const token of ['', 'the-token']) {
      vi.stubEnv('GH_TOKEN', token);
      expect(await workflowState(repository, 'archive.yml')).toBe(state);
    }
    const path = '/repos/somebody/archive/actions/workflows/archive.yml';
    expect(asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      [path, undefined],
      [path, 'Bearer the-token'],
    ]);
  });
});

describe('doctor says of the workflow', () => {
  test.each([
    ['absent', 404, {}, 'missing', /^GitHub shows no workflow archive\.yml\./],
    ['on', 200, { state: 'active' }, 'well', /^is active/],
    [
      'off',
      200,
      { state: 'disabled_inactivity' },
      'missing',
      /switched the workflow off \(disabled_inactivity\)/,
    ],
    ['unknown', 500, '', 'unknown', /could not be asked/],
  ])('on GitHub that it is %s', async (_, status, answer, verdict, words) => {
    cpSync(join(REPOSITORY, WORKFLOW), WORKFLOW);
    git('.', 'remote', 'add', 'origin', ON_GITHUB);
    vi.stubEnv('GITHUB_API_URL', (await answering(status, JSON.stringify(answer))).address);
    expect(await workflow.examine()).toMatchObject({ verdict, words: expect.stringMatching(words) });
  });

  test('that nobody can be asked by an address that is none', async () => {
    cpSync(join(REPOSITORY, WORKFLOW), WORKFLOW);
    git('.', 'remote', 'add', 'origin', ON_GITHUB);
    vi.stubEnv('GITHUB_API_URL', 'api.github.com');
    await expect(workflow.examine()).rejects.toMatchObject({ code: 'invalid-environment' });
  });

  test('elsewhere that it will run, and nowhere that it is missing', async () => {
    expect(await workflow.examine()).toMatchObject({
      verdict: 'missing',
      words: expect.stringContaining(WORKFLOW),
    });
    cpSync(join(REPOSITORY, WORKFLOW), WORKFLOW);
    const later = { verdict: 'well', words: expect.stringContaining('once it is on GitHub') };
    expect(await workflow.examine()).toMatchObject(later);
    git('.', 'remote', 'add', 'origin', 'https://codeberg.org/somebody/archive');
    expect(await workflow.examine()).toMatchObject(later);
  });
});

test('doctor says where git has no repository for it or the data, or cannot tell what is committed', () => {
  git('.', 'remote', 'add', 'origin', ON_GITHUB);
  vi.stubEnv('AIRLOG_DATA', '/elsewhere');
  expect(() => remote.examine()).toThrow(expect.objectContaining({ code: 'data-outside-repository' }));
  vi.stubEnv('AIRLOG_DATA', undefined);
  place('.git', 'index', 'no index');
  expect(() => remote.examine()).toThrow(expect.objectContaining({ code: 'git-failed' }));
  vi.stubEnv('GIT_DIR', '/nowhere');
  expect(() => remote.examine()).toThrow(expect.objectContaining({ code: 'no-repository' }));
});

test('doctor names what git has not committed, three files of it', () => {
  expect(remote.examine()).toMatchObject({ verdict: 'missing', words: expect.stringContaining('no remote') });
  git('.', 'remote', 'add', 'origin', 'https://codeberg.org/somebody/archive');
  place('.', 'mine.md', 'of nobody’s concern');
  expect(remote.examine()).toMatchObject({ verdict: 'unknown', exitCode: 0 });
  git('.', 'config', 'remote.origin.url', ON_GITHUB);
  expect(remote.examine()).toMatchObject({ verdict: 'well', words: 'origin is somebody/archive on GitHub' });
  const untold = (words: string) => ({ verdict: 'missing', words: `Not committed yet: ${words}.` });
  for (const path of ['station.config.ts', WORKFLOW, 'data/a.json']) place('.', path, '{}');
  expect(remote.examine()).toMatchObject(untold(`${WORKFLOW}, data/, station.config.ts`));
  git('.', 'add', '--all');
  expect(remote.examine()).toMatchObject(untold(`${WORKFLOW}, data/a.json, station.config.ts`));
  place('.', 'data/b.json', '{}');
  expect(remote.examine()).toMatchObject(untold(`${WORKFLOW}, data/a.json, station.config.ts …`));
  git('.', 'commit', '--quiet', '--message', 'all', '--', 'data', 'station.config.ts', WORKFLOW);
  writeFileSync('station.config.ts', 'another');
  vi.stubEnv('AIRLOG_DATA', 'else where');
  expect(remote.examine()).toMatchObject(untold('station.config.ts'));
  place('.', 'else where/a.json', '{}');
  expect(remote.examine()).toMatchObject(untold('station.config.ts, "else where/"'));
  symlinkSync('data', 'linked');
  vi.stubEnv('AIRLOG_DATA', 'linked');
  expect(remote.examine()).toMatchObject(untold('station.config.ts, data/b.json'));
});

describe('doctor says of a site', () => {
  const health = (status: string) => JSON.stringify({ status, last_fetch: '2026-07-01T00:00:00Z' });

  test.each([
    ['live', 200, health('ok'), 'well', /is live, last read 2026-07-01T00:00:00Z$/],
    ['a sample', 200, health('sample'), 'missing', /shows the sample station\.$/],
    [
      'out of date',
      200,
      health('stale'),
      'missing',
      /not been brought up to date since 2026-07-01T00:00:00Z\.$/,
    ],
    [
      'of something else',
      200,
      '{"status":"ok"}',
      'missing',
      /^No archive is published on .* \(status 200\)\.$/,
    ],
    ['no JSON', 200, '<html>', 'missing', /^No archive is published on /],
    ['out of order', 503, health('ok'), 'missing', /\(status 503\)\.$/],
  ])('that it is %s', async (_, status, body, verdict, words) => {
    git('.', 'remote', 'add', 'origin', ON_GITHUB);
    const { asked, address } = await answering(status, body);
    vi.stubEnv('SITE_URL', address);
    vi.stubEnv('BASE_PATH', '/archive');
    const found = await pages.examine();
    expect(found).toMatchObject({ verdict, words: expect.stringMatching(words) });
    expect(found.words).toContain(verdict === 'well' ? `${address}/archive/ is live` : address);
    expect(asked.map(({ url }) => url)).toEqual(['/archive/health.json']);
  });

  test('that it cannot be reached', async () => {
    vi.stubEnv('SITE_URL', `http://127.0.0.1:${await freePort()}`);
    expect(await pages.examine()).toMatchObject({
      verdict: 'unknown',
      words: expect.stringMatching(/reached; GitHub learns of a domain in Settings → Pages → Custom domain$/),
    });
  });

  test.each([
    ['https://somebody.github.io', '/other'],
    ['https://another.github.io', '/archive'],
  ])('that Pages of this fork is not %s%s', async (url, base) => {
    git('.', 'remote', 'add', 'origin', ON_GITHUB);
    vi.stubEnv('SITE_URL', url);
    vi.stubEnv('BASE_PATH', base);
    expect(await pages.examine()).toMatchObject({
      verdict: 'missing',
      next: "Set site to { url: 'https://somebody.github.io', base: '/archive/' }.",
    });
  });
});
