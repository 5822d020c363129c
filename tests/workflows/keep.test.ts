import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { keepArchive, refusalForGood } from '../../scripts/archive/keep.ts';
import type { Route } from '../../scripts/archive/route.ts';
import { desk } from '../commands/desk.ts';
import { REPOSITORY } from '../commands/run.ts';
import { place } from '../values/folders.ts';
import { git } from './remote.ts';

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

describe('a sync', () => {
  /** Lets every program of Node that is started run some code first. */
  function runFirst(code: string): void {
    vi.stubEnv('NODE_OPTIONS', `--import=data:text/javascript,${encodeURIComponent(code)}`);
    onTestFinished(() => void vi.unstubAllEnvs());
  }

  test('knows no token of the workflow, and what it tells is passed on', async () => {
    vi.stubEnv('GH_TOKEN', 'the-token');
    runFirst("console.error('token:', process.env.GH_TOKEN)");
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => write.mockRestore());
    await keepArchive(NOT_THERE, route({}), ['--no-such-option']);
    expect(write.mock.calls.join('')).toMatch(/^token: undefined\n[\s\S]*--no-such-option/);
  });

  test('that is killed is told, and is no success', async () => {
    runFirst("process.kill(process.pid, 'SIGKILL')");
    const message = expect.stringContaining('SIGKILL');
    const told = { code: 'sync-killed', exitCode: 3, message };
    await expect(keepArchive(NOT_THERE, route({}), [])).rejects.toMatchObject(told);
  });
});

test('what a sync tells of its failure on GitHub is told without the words meant for the runner', async () => {
  vi.stubEnv('GITHUB_ACTIONS', 'true');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, problem } = await keepArchive(NOT_THERE, route({}), ['--source=official']);
  expect(code).toBe(2);
  expect(problem).toMatch(/^Error: .*\nWhy: .*\nNext: .*\n$/);
});

describe('after a sync that brought news', () => {
  const from = process.cwd();
  afterEach(() => process.chdir(from));

  /** A repository with an empty archive, and a SoundCloud with a like for it. */
  async function beforeNews(): Promise<void> {
    const { folder, env } = await desk(1);
    place(folder, 'README.md', 'An archive.');
    process.chdir(dirname(folder));
    symlinkSync(join(REPOSITORY, 'src'), 'src'); // A sync runs in a checkout.
    git('.', 'init', '--quiet');
    git('.', 'add', 'data');
    git('.', 'commit', '--quiet', '--message', 'feat: begin');
    for (const [name, text] of Object.entries(env)) vi.stubEnv(name, text);
    onTestFinished(() => void vi.unstubAllEnvs());
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
