import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { whileAlone } from '../../scripts/archive/alone.ts';
import { tryGit } from '../../scripts/archive/git.ts';
import { keepArchive, refusalForGood } from '../../scripts/archive/keep.ts';
import type { Route } from '../../scripts/archive/route.ts';
import { desk } from '../commands/desk.ts';
import { REPOSITORY, startCommand } from '../commands/run.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { surroundings } from '../values/surroundings.ts';
import { git, writeHook } from './remote.ts';

const NOT_THERE = 'no-such-folder';
const fail = (words: string) => () => {
  throw new Error(words);
};

const route = (steps: Partial<Route>): Route => ({
  begin: () => undefined,
  send: () => null,
  end: async () => undefined,
  ...steps,
});

const log = vi.spyOn(console, 'error');
beforeEach(() => void log.mockReturnValue());
afterEach(() => log.mockReset());

const PROTECTED = 'remote: error: GH006: Protected branch update failed for refs/heads/main.';
const REFUSED = { end: async () => fail('the pull request was refused')() };

test('what failed first is thrown, and what failed after it is logged', async () => {
  const broken = route({ begin: fail('the fetch failed'), ...REFUSED });
  await expect(keepArchive(NOT_THERE, broken, [])).rejects.toThrow('the fetch failed');
  expect(log.mock.calls.join()).toContain('the pull request was refused');
});

test('a sync that failed is answered, whatever failed after it', async () => {
  const kept = await keepArchive(NOT_THERE, route(REFUSED), ['--no-such-option']);
  expect(kept).toMatchObject({ code: 2, problem: expect.stringContaining('--no-such-option') });
  expect(log.mock.calls.join()).toContain('the pull request was refused');
});

/** Lets every program of Node that is started run some code first. */
function runFirst(code: string): void {
  surroundings({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` });
}

test('a sync knows no token of the workflow, and what it tells is passed on', async () => {
  surroundings({ GH_TOKEN: 'the-token' });
  runFirst("console.error('token:', process.env.GH_TOKEN)");
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  await keepArchive(NOT_THERE, route({}), ['--no-such-option']);
  expect(write.mock.calls.join('')).toMatch(/^token: undefined\n[\s\S]*--no-such-option/);
});

test('what a sync tells of its failure on GitHub is told without the words meant for the runner', async () => {
  surroundings({ GITHUB_ACTIONS: 'true' });
  const { code, problem } = await keepArchive(NOT_THERE, route({}), ['--source=official']);
  expect(code).toBe(2);
  expect(problem).toMatch(/^Error: .*\nWhy: .*\nNext: .*\n$/);
});

describe('after a sync that brought news', () => {
  const from = process.cwd();
  afterEach(() => process.chdir(from));

  /** A repository with an empty archive, and a SoundCloud with a like for it. Answers a sync's environment. */
  async function beforeNews(): Promise<Record<string, string>> {
    const { folder, env } = await desk(1);
    place(folder, 'README.md', 'An archive.');
    process.chdir(dirname(folder));
    // A sync runs in a checkout.
    for (const part of ['src', 'scripts']) symlinkSync(join(REPOSITORY, part), part);
    git('.', 'init', '--quiet');
    git('.', 'add', 'data');
    git('.', 'commit', '--quiet', '--message', 'feat: begin');
    surroundings(env);
    return env;
  }

  test.each<[string, Partial<Route>, string]>([
    ['a push refused for good is not tried again', { send: () => PROTECTED }, 'The branch is protected'],
    ['what fails at the end is thrown', REFUSED, 'the pull request was refused'],
  ])('%s', async (_, steps, told) => {
    await beforeNews();
    const begin = vi.fn();
    await expect(keepArchive('data', route({ begin, ...steps }), [])).rejects.toThrow(told);
    expect(begin).toHaveBeenCalledOnce();
    expect(git('.', 'log', '-1', '--format=%s')).toBe('data: sync 2026-07-01 (+1 −0)');
  });

  test('data that a link leads to are committed where they lie', async () => {
    await beforeNews();
    git('.', 'mv', 'data', 'kept');
    symlinkSync('kept', 'data');
    git('.', 'add', '--all', '--', 'data', 'kept');
    git('.', 'commit', '--quiet', '--message', 'refactor: keep the data elsewhere');
    expect(await keepArchive('data', route({}), [])).toEqual({ code: 0, problem: '' });
    expect(git('.', 'show', '--name-only', '--format=').split('\n')).toContain('kept/status.json');
  });

  test('a sync that was killed is told, and what it wrote is taken back', async () => {
    await beforeNews();
    runFirst("process.on('exit', () => process.kill(process.pid, 'SIGKILL'))");
    const problem = expect.stringMatching(/ended by SIGKILL .*\[sync-killed\]/);
    expect(await keepArchive('data', route({}), [])).toMatchObject({ code: 3, problem });
    expect(log.mock.calls.join()).toContain('[sync-killed]');
    expect(git('.', 'status', '--porcelain', '--', 'data')).toBe('');
  });

  test('what can neither be committed nor taken back does not stop the next run', async () => {
    await beforeNews();
    const [hook, lock] = ['.git/hooks/pre-commit', '.git/index.lock'];
    writeHook(hook, `rm ${lock}; mkdir ${lock}; exit 1`);
    const keep = () => keepArchive('data', route({}), []);
    await expect(keep).rejects.toMatchObject({ code: 'hook-refused' });
    expect(git('.', 'status', '--porcelain', '--', 'data')).toContain('data/status.json');
    for (const path of [hook, lock]) rmSync(path, { recursive: true });
    expect(await keep()).toEqual({ code: 0, problem: '' });
  });

  test('what a run that was killed wrote is made anew, and what people wrote meanwhile stays', async () => {
    const env = await beforeNews();
    git('.', 'branch', '--move', 'main');
    git('.', 'init', '--quiet', '--bare', 'remote.git');
    git('.', 'remote', 'add', 'origin', './remote.git');
    git('.', 'push', '--quiet', 'origin', 'main');
    const hook = '.git/hooks/pre-commit';
    writeHook(hook, 'kill -9 0');
    const killed = startCommand('archive', [], env, process.cwd(), { detached: true });
    expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);
    expect(git('.', 'status', '--porcelain', '--', 'data')).toContain('A  data/status.json');
    rmSync(hook);
    const anHourAgo = Date.now() / 1000 - 3600;
    utimesSync('.git/index.lock', anHourAgo, anHourAgo);
    place('.', 'data/edits/2026-07-01.json', '{}');
    const keep = () => keepArchive('data', route({}), []);
    const complaint = expect.stringMatching(/them:\n\?\? data\/edits\/$/);
    await expect(keep).rejects.toMatchObject({ code: 'uncommitted-changes', why: complaint });
    rmSync('data/edits/2026-07-01.json');
    expect(await keep()).toEqual({ code: 0, problem: '' });
    expect(git('.', 'log', '-1', '--format=%s')).toBe('data: sync 2026-07-01 (+1 −0)');
  });
});

test.each([
  ['on the branch where syncs wait is a killed run’s, and ended', 'airlog/sync', false],
  ['on another is somebody’s, and stays', 'main', true],
])('a merge left behind %s', async (_, branch, stays) => {
  const from = process.cwd();
  onTestFinished(() => process.chdir(from));
  process.chdir(temporaryFolder());
  git('.', 'init', '--quiet', `--initial-branch=${branch}`);
  const commit = (text: string) => {
    place('.', 'README.md', text);
    place('.', 'data/status.json', '{}');
    git('.', 'add', '--all');
    git('.', 'commit', '--quiet', '--message', text);
  };
  commit('first');
  git('.', 'switch', '--quiet', '--create', 'waiting');
  commit('theirs');
  git('.', 'switch', '--quiet', branch);
  commit('ours');
  await whileAlone('data', async () => {
    place('.', 'data/status.json', '{');
    tryGit('merge', 'waiting');
  });
  await whileAlone('data', async () => undefined);
  expect(existsSync('.git/MERGE_HEAD')).toBe(stays);
});

test.each([
  ['that ended well are somebody’s, and stay', () => undefined, 'mine'],
  ['at whose end git could not tell are that run’s', () => place('.git', 'index', 'no index'), '{}'],
])('changes found after a run %s', async (_, happen, left) => {
  const from = process.cwd();
  onTestFinished(() => process.chdir(from));
  process.chdir(temporaryFolder());
  git('.', 'init', '--quiet');
  place('.', 'data/status.json', '{}');
  git('.', 'add', '--all');
  git('.', 'commit', '--quiet', '--message', 'feat: begin');
  const index = readFileSync('.git/index');
  await whileAlone('data', async () => happen());
  writeFileSync('.git/index', index);
  place('.', 'data/status.json', 'mine');
  await whileAlone('data', async () => undefined).catch(() => undefined);
  expect(readFileSync('data/status.json', 'utf8')).toBe(left);
});

test('two runs in one checkout do not take each other’s work for changes of somebody', async () => {
  const second = whileAlone(NOT_THERE, () => keepArchive(NOT_THERE, route({}), []));
  await expect(second).rejects.toMatchObject({ code: 'archive-running', exitCode: 2 });
});

describe('a push that was refused', () => {
  test.each([
    ['branch-protected', PROTECTED],
    ['branch-protected', 'remote: error: GH013: Repository rule violations found for refs/heads/main.'],
    [
      'no-right-to-push',
      "remote: Permission to you/my-archive.git denied to github-actions[bot].\nfatal: unable to access 'https://github.com/you/my-archive.git/': The requested URL returned error: 403",
    ],
    ['no-right-to-push', 'remote: Write access to repository not granted.'],
    ['no-right-to-push', 'ERROR: The key you are authenticating with has been marked as read only.'],
    ['no-right-to-push', 'ERROR: Permission to you/my-archive.git denied to deploy key'],
    [
      'no-right-to-push',
      "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
    ],
    ['no-right-to-push', "fatal: Authentication failed for 'https://github.com/you/my-archive.git/'"],
  ])('for good: %s, of %j', (code, words) => {
    expect(refusalForGood(words)).toMatchObject({ code, kind: 'usage', why: words });
  });

  test.each([
    '!\tHEAD:refs/heads/main\t[rejected] (fetch first)',
    '!\tHEAD:refs/heads/main\t[remote rejected] (cannot lock ref)',
    "fatal: unable to access 'https://github.com/you/my-archive.git/': The requested URL returned error: 502",
    "fatal: unable to access 'https://github.com/you/my-archive.git/': Could not resolve host: github.com",
  ])('for now: %j', (words) => {
    expect(refusalForGood(words)).toBeNull();
  });
});
