import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commit } from '../../scripts/archive/commit.ts';
import { git } from '../../scripts/archive/git.ts';
import { pullRequestRoute, SYNC_BRANCH, stationBranch } from '../../scripts/archive/pull-request.ts';
import { pushRoute } from '../../scripts/archive/route.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { git as gitIn, writeHook } from './remote.ts';

const from = process.cwd();
let remote = '';

beforeEach(() => {
  remote = join(temporaryFolder(), 'remote.git');
  const folder = temporaryFolder();
  gitIn('.', 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  gitIn('.', 'clone', '--quiet', remote, folder);
  process.chdir(folder);
  place('.', 'README.md', 'first\n');
  commitAs(gitIn, 'feat: begin');
  gitIn('.', 'push', '--quiet', 'origin', 'HEAD:main');
});
afterEach(() => process.chdir(from));

function commitAs(run: typeof gitIn, message: string): void {
  run('.', 'add', '--all');
  run('.', 'commit', '--quiet', '--message', message);
}

/** Somebody merges a file into main of the remote. */
function merge(path: string): void {
  const elsewhere = temporaryFolder();
  gitIn('.', 'clone', '--quiet', remote, elsewhere);
  place(elsewhere, path, 'theirs\n');
  gitIn(elsewhere, 'add', '--all');
  gitIn(elsewhere, 'commit', '--quiet', '--message', `docs: change ${path}`);
  gitIn(elsewhere, 'push', '--quiet', 'origin', 'HEAD:main');
}

/** A run commits what it synced, and comes no further. */
function commitSyncOnly(): void {
  place('.', 'data/shows/a.json', '{}');
  git('add', '--all', '--', 'data');
  commit('data: sync 2026-03-11 (+1 −0)', 'data');
}

const tip = () => gitIn(remote, 'rev-parse', 'main');

test.each(['README.md', 'notes.txt'])(
  'a change of one’s own to %s that somebody else’s would overwrite is called that',
  (path) => {
    merge(path);
    place('.', path, 'mine\n');
    expect(() => pushRoute('main').begin()).toThrow(
      expect.objectContaining({
        code: 'changes-in-the-way',
        exitCode: 2,
        why: expect.stringContaining(path),
      }),
    );
  },
);

test('a commit of one’s own that was not pushed stops a run', () => {
  place('.', 'README.md', 'mine\n');
  commitAs(gitIn, 'docs: mine');
  const refusal = expect.objectContaining({ code: 'unpushed-commits', exitCode: 2 });
  expect(() => pushRoute('main').begin()).toThrow(refusal);
  merge('notes.txt');
  expect(() => pushRoute('main').begin()).toThrow(refusal);
  commitSyncOnly();
  expect(() => pushRoute('main').begin()).toThrow(refusal);
  expect(git('log', '-1', '--format=%s', 'HEAD~1')).toBe('docs: mine');
});

test('a branch that the remote does not have is called that, and a fetch that fails otherwise is not', () => {
  const failed = expect.objectContaining({ code: 'git-failed', exitCode: 3 });
  place('.', '.git/FETCH_HEAD/in-the-way', '');
  expect(() => pushRoute('main').begin()).toThrow(failed);
  rmSync('.git/FETCH_HEAD', { recursive: true });
  gitIn('.', 'switch', '--quiet', '--create', 'mine');
  const refusal = {
    code: 'no-remote-branch',
    exitCode: 2,
    next: expect.stringContaining('push origin mine'),
  };
  expect(() => pushRoute('mine').begin()).toThrow(expect.objectContaining(refusal));
  renameSync(remote, `${remote}.away`);
  expect(() => pushRoute('mine').begin()).toThrow(failed);
});

test('a push that a hook of this clone stops takes the sync back, and is not the remote’s refusal', () => {
  commitSyncOnly();
  writeHook('.git/hooks/pre-push', 'echo not today >&2; exit 1');
  const message = 'Git did not push: it was stopped by a hook of this clone, .git/hooks/pre-push.';
  const why = expect.stringContaining('not today');
  const refusal = { code: 'hook-refused', exitCode: 2, message, why };
  expect(() => pushRoute('main').send()).toThrow(expect.objectContaining(refusal));
  expect(git('rev-parse', 'HEAD')).toBe(tip());
  expect(existsSync('data')).toBe(false);
});

test.each([
  ['nobody else was faster', () => undefined],
  ['somebody merged meanwhile', () => merge('README.md')],
])('a sync that was killed before it was pushed is taken back, to be made anew, where %s', (_, meanwhile) => {
  commitSyncOnly();
  meanwhile();
  pushRoute('main').begin();
  expect(git('rev-parse', 'HEAD')).toBe(tip());
  expect(existsSync('data')).toBe(false);
});

test('after a run by pull request that was killed, the next one works for the branch that one came from', () => {
  pullRequestRoute(stationBranch(), null).begin();
  expect(git('branch', '--show-current')).toBe(SYNC_BRANCH);
  expect(stationBranch()).toBe('main');
});
