import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { commit as commitOurs } from '../../scripts/archive/commit.ts';
import { pullRequestRoute, SYNC_BRANCH, stationBranch } from '../../scripts/archive/pull-request.ts';
import { currentBranch, pushRoute, type Route } from '../../scripts/archive/route.ts';
import { apiOf, REPOSITORY_NAME, startGitHub } from '../github.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { git, writeHook } from './remote.ts';

const from = process.cwd();
/** The remote is where somebody else works: what is pushed to its main lies there at once. */
let remote: string;

beforeEach(() => {
  remote = temporaryFolder();
  git(remote, 'init', '--quiet', '--initial-branch=main');
  git(remote, 'config', 'receive.denyCurrentBranch', 'updateInstead');
  commit(remote, 'README.md', 'An archive.', 'feat: begin');
  process.chdir(clone());
});
afterEach(() => process.chdir(from));

function clone(...options: string[]): string {
  const folder = temporaryFolder();
  git(folder, 'clone', '--quiet', ...options, `file://${remote}`, '.');
  return folder;
}

function commit(folder: string, path: string, text: string, subject = `docs: change ${path}`): void {
  place(folder, path, text);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', subject);
}

function mergeSyncs(): void {
  git(remote, 'merge', '--quiet', '--no-ff', '--message', 'Merge it', SYNC_BRANCH);
}

/** A sync that learns of one show, and what git says of its push. */
async function sync(route: Route, path: string, subject: string): Promise<string | null> {
  route.begin();
  commit('.', path, subject, `data: ${subject}`);
  const refusal = route.send();
  await route.end();
  return refusal;
}

/** A GitHub, and its API as a workflow has it. */
async function hosting() {
  const github = await startGitHub();
  vi.stubEnv('GITHUB_REPOSITORY', REPOSITORY_NAME);
  onTestFinished(() => void vi.unstubAllEnvs());
  return { github, api: apiOf(github) };
}

test('syncs wait on one branch in one pull request, newest first, until somebody merges them', async () => {
  const { github, api } = await hosting();
  const route = pullRequestRoute('main', api);
  expect(await sync(route, 'data/a.json', 'sync a')).toBeNull();
  const words = { title: 'data: sync a', body: expect.stringMatching(/^- data: sync a\n\nMerge it/) };
  expect(github.pulls).toMatchObject([{ ...words, head: SYNC_BRANCH, base: 'main' }]);
  expect([currentBranch(), existsSync('data/a.json')]).toEqual(['main', false]);

  commit(remote, 'data/edits/a.json', '{}');
  route.begin();
  expect(await sync(route, 'data/b.json', 'sync b')).toBeNull();
  const both = { title: 'data: sync b', body: expect.stringMatching(/^- data: sync b\n- data: sync a\n\n/) };
  expect(github.pulls).toMatchObject([both]);
  const waiting = git(remote, 'ls-tree', '-r', '--name-only', SYNC_BRANCH).split('\n');
  expect(waiting).toEqual(['README.md', 'data/a.json', 'data/b.json', 'data/edits/a.json']);

  mergeSyncs();
  route.begin();
  expect(git('.', 'rev-parse', SYNC_BRANCH, 'HEAD').split('\n')).toEqual(
    Array(2).fill(git(remote, 'rev-parse', 'main')),
  );
  await route.end();
  expect(github.pulls).toMatchObject([both]);
  expect(currentBranch()).toBe('main');
});

test('where a waiting sync and main changed the same file, main holds, and the next sync adds to it', async () => {
  const { github, api } = await hosting();
  const route = pullRequestRoute('main', api);
  await sync(route, 'data/a.json', 'sync a');
  commit(remote, 'data/a.json', 'mended');
  route.begin();
  expect(readFileSync('data/a.json', 'utf8')).toBe('mended');
  expect(git('.', 'status', '--porcelain')).toBe('');
  commit('.', 'data/b.json', '{}', 'data: sync b');
  expect(route.send()).toBeNull();
  await route.end();
  expect(github.pulls[0]?.body).toMatch(/^- data: sync b\n\n/);
  mergeSyncs();
  expect(git(remote, 'show', 'main:data/a.json')).toBe('mended');
});

test.each<[string, string[], () => void]>([
  [
    'signs by a program that is not there, and merges forward alone',
    ['README.md', 'data/a.json', 'data/b.json'],
    () => {
      git('.', 'config', 'commit.gpgSign', 'true');
      git('.', 'config', 'gpg.program', '/nowhere');
      git('.', 'config', 'merge.ff', 'only');
    },
  ],
  [
    'refuses merges by a hook',
    ['README.md', 'data/b.json'],
    () => writeHook('.git/hooks/commit-msg', 'grep -q ^data: "$1"'),
  ],
])('where git %s, a sync waits on a main that moved all the same: %j', async (_, waiting, set) => {
  await sync(pullRequestRoute('main', null), 'data/a.json', 'sync a');
  commit(remote, 'README.md', 'An older archive.');
  set();
  const route = pullRequestRoute('main', null);
  route.begin();
  place('.', 'data/b.json', '{}');
  git('.', 'add', 'data');
  commitOurs('data: sync b', 'data');
  expect(route.send()).toBeNull();
  expect(git(remote, 'show', `${SYNC_BRANCH}:README.md`)).toBe('An older archive.');
  expect(git(remote, 'ls-tree', '-r', '--name-only', SYNC_BRANCH).split('\n')).toEqual(waiting);
  await route.end();
  expect(currentBranch()).toBe('main');
});

test('syncs that were merged as one commit do not wait any longer', async () => {
  const { github, api } = await hosting();
  const route = pullRequestRoute('main', api);
  await sync(route, 'data/a.json', 'sync a');
  git(remote, 'merge', '--quiet', '--squash', SYNC_BRANCH);
  git(remote, 'commit', '--quiet', '--message', 'data: merge them');
  Object.assign(github.pulls[0] ?? {}, { state: 'closed' });
  route.begin();
  await route.end();
  expect(github.pulls).toHaveLength(1);
  expect(await sync(route, 'data/b.json', 'sync b')).toBeNull();
  expect(github.pulls[1]?.body).toMatch(/^- data: sync b\n\n/);
});

test('what was merged is known in a shallow checkout too', async () => {
  const { api } = await hosting();
  await sync(pullRequestRoute('main', api), 'data/a.json', 'sync a');
  mergeSyncs();
  commit(remote, 'README.md', 'An older archive.');
  process.chdir(clone('--depth=1'));
  pullRequestRoute('main', api).begin();
  expect(git('.', 'rev-parse', 'HEAD')).toBe(git(remote, 'rev-parse', 'main'));
});

test('after a run that was killed where a sync waits, the next one works for the branch that one came from', async () => {
  const { api } = await hosting();
  const route = pullRequestRoute('main', api);
  await sync(route, 'data/a.json', 'sync a');
  route.begin();
  expect([currentBranch(), stationBranch()]).toEqual([SYNC_BRANCH, 'main']);
});

test.each<[string, () => void]>([
  ['in a fresh clone', () => process.chdir(clone('--branch', SYNC_BRANCH))],
  [
    'after no branch at all',
    () => {
      git('.', 'switch', '--quiet', '--detach');
      git('.', 'switch', '--quiet', SYNC_BRANCH);
    },
  ],
  [
    'for the second time',
    () => {
      for (let times = 0; times < 2; times += 1) git('.', 'switch', '--quiet', SYNC_BRANCH);
    },
  ],
])('where syncs wait, %s, nothing tells for which branch, and that is said', async (_, arrive) => {
  git(remote, 'branch', SYNC_BRANCH);
  git('.', 'fetch', '--quiet');
  arrive();
  expect(currentBranch()).toBe(SYNC_BRANCH);
  const next = expect.stringContaining('`git switch main`');
  expect(stationBranch).toThrow(expect.objectContaining({ code: 'only-sync-branch', exitCode: 2, next }));
});

test('away from GitHub somebody opens the pull request by hand', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  onTestFinished(() => log.mockRestore());
  const route = pullRequestRoute('main', null);
  route.begin();
  await route.end();
  expect(log).not.toHaveBeenCalled();
  await sync(route, 'data/a.json', 'sync a');
  expect(log.mock.calls).toEqual([[expect.stringContaining(`pull request of ${SYNC_BRANCH} by hand`)]]);
});

test.each([
  ['straight', 'main', () => pushRoute('main')],
  ['by a pull request', SYNC_BRANCH, () => pullRequestRoute('main', null)],
])(
  'a sync %s stands on the newest main; refused, it is taken back with its files',
  async (_, branch, routeOf) => {
    const route = routeOf();
    commit(remote, 'data/edits/a.json', '{}');
    writeHook(join(remote, '.git/hooks/pre-receive'), 'echo not today >&2; exit 1');
    // As with git-lfs: it is there, and lets the push pass.
    writeHook('.git/hooks/pre-push', 'exit 0');
    expect(await sync(route, 'data/a.json', 'sync a')).toMatch(/remote rejected.*not today/s);
    const tip = git(remote, 'rev-parse', 'main');
    expect(git('.', 'rev-parse', 'HEAD', branch).split('\n')).toEqual([tip, tip]);
    expect(existsSync('data/a.json')).toBe(false);

    writeHook(join(remote, '.git/hooks/pre-receive'), 'exit 0');
    expect(await sync(route, 'data/a.json', 'sync a')).toBeNull();
    expect(git(remote, 'log', '--format=%s', `${tip}..${branch}`)).toBe('data: sync a');
  },
);

test.each([
  ['straight', () => pushRoute('main')],
  ['by a pull request', () => pullRequestRoute('main', null)],
])('without a remote there is nowhere to push a sync %s', (_, routeOf) => {
  git('.', 'remote', 'remove', 'origin');
  expect(() => routeOf().begin()).toThrow(expect.objectContaining({ code: 'no-remote', exitCode: 2 }));
});

test('without a branch there is nowhere to commit a sync', () => {
  expect(currentBranch()).toBe('main');
  git('.', 'switch', '--quiet', '--detach');
  const why = expect.stringContaining('HEAD is not a symbolic ref');
  expect(currentBranch).toThrow(expect.objectContaining({ code: 'no-branch', exitCode: 2, why }));
});
