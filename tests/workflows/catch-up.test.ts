import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Station } from '#domain/station.ts';
import { takeOver } from '../../scripts/catch-up/take-over.ts';
import { WORKFLOW, withSchedule } from '../../scripts/workflow/schedule.ts';
import { REPOSITORY } from '../commands/run.ts';
import { fingerprint, place, temporaryFolder } from '../values/folders.ts';
import { STATION } from '../values/shows.ts';
import { git, writeHook } from './remote.ts';

const TEXT = readFileSync(join(REPOSITORY, WORKFLOW), 'utf8');
const at = (weekday: 'Friday' | 'Monday', time: string): Station => ({
  ...STATION,
  schedule: { weekday, time, time_zone: 'Europe/London' },
});
const SLOWER = TEXT.replace('timeout-minutes: 30', 'timeout-minutes: 31');
const [OURS, THEIRS] = [at('Friday', '20:00'), at('Monday', '04:00')];

const from = process.cwd();
/** A repository and a fork of it, side by side, as every test begins with them. */
const begin = mkdtempSync(join(tmpdir(), 'airlog-test-'));

function commit(folder: string, files: Record<string, string | null>, subject = 'feat: more'): void {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) rmSync(join(folder, path));
    else place(folder, path, text);
  }
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', subject);
}

beforeAll(() => {
  const [upstream, fork] = [join(begin, 'upstream'), join(begin, 'fork')];
  git('.', 'init', '--quiet', '--template=', '--initial-branch=trunk', upstream);
  commit(upstream, {
    [WORKFLOW]: TEXT,
    '.github/CODEOWNERS': '* @them\n',
    'station.config.ts': 'theirs',
    'data/status.json': 'theirs',
    'data/shows/2026/2026-03-11.json': 'theirs',
    'data/edits/2026-03-11.json': 'theirs',
    'src/a.ts': 'one\n\n\nfour\n',
    'src/b.ts': 'b',
    'src/e.ts': 'e',
  });
  git(begin, 'clone', '--quiet', '--template=', 'upstream', fork);
  git(fork, 'remote', 'rename', 'origin', 'upstream');
  git(fork, 'remote', 'set-url', 'upstream', '../upstream');
  commit(fork, {
    [WORKFLOW]: withSchedule(TEXT, OURS),
    '.github/CODEOWNERS': '* @us\n',
    'station.config.ts': 'ours',
    'data/status.json': 'ours',
    'data/shows/2026/2026-03-11.json': null,
    'data/shows/2026/2026-03-13.json': 'ours',
    'data/edits/2026-03-11.json': null,
    'src/a.ts': 'ours\n\n\nfour\n',
  });
  commit(upstream, {
    [WORKFLOW]: withSchedule(SLOWER, THEIRS),
    '.github/CODEOWNERS': '* @them @more\n',
    'station.config.ts': 'theirs, moved',
    'data/status.json': 'theirs, later',
    'data/shows/2026/2026-03-11.json': 'theirs, later',
    'data/shows/2026/2026-03-18.json': 'theirs',
    'data/edits/2026-03-11.json': null,
    'src/a.ts': 'one\n\n\nFOUR\n',
    'src/b.ts': null,
    'src/c.ts': 'c',
    'src/d.ts': 'd',
    'src/e.ts': 'E',
  });
  commit(upstream, { 'data/status.json': 'theirs, at last' }, 'data: sync');
});

beforeEach(() => {
  const folder = temporaryFolder();
  cpSync(begin, folder, { recursive: true });
  process.chdir(join(folder, 'fork'));
  for (const role of ['AUTHOR', 'COMMITTER']) {
    vi.stubEnv(`GIT_${role}_NAME`, 'Somebody');
    vi.stubEnv(`GIT_${role}_EMAIL`, 'somebody@radio.example');
  }
});
afterEach(() => {
  process.chdir(from);
  vi.unstubAllEnvs();
});

/** All that is the station's own, byte for byte. */
function own() {
  const { '.github/CODEOWNERS': owners, 'station.config.ts': config } = fingerprint('.');
  return { owners, config, data: fingerprint('data') };
}

/** Where the branch is, and what differs from it. */
const statusHere = () => git('.', 'status', '--porcelain=v2', '--branch');
const state = () => ({ own: own(), status: statusHere(), isMerging: existsSync('.git/MERGE_HEAD') });
const newest = (folder = '.') => git(folder, 'rev-parse', 'HEAD');
const catchUp = (address = 'upstream') => takeOver(address, OURS);
const refusal = (code: string, exitCode = 2) => ({ code, exitCode });

test('what the program became is merged, time and again, and what is the station’s own stays byte for byte', async () => {
  const before = own();
  const parents = [newest(), newest('../upstream')].join(' ');
  expect(await catchUp()).toMatch(/^Took over 1 commit, up to [0-9a-f]+\. data, station\.config\.ts, /);
  expect(own()).toEqual(before);
  expect(readFileSync(WORKFLOW, 'utf8')).toBe(withSchedule(SLOWER, OURS));
  expect(readFileSync('src/a.ts', 'utf8')).toBe('ours\n\n\nFOUR\n');
  expect([existsSync('src/b.ts'), existsSync('src/c.ts')]).toEqual([false, true]);
  expect(git('.', 'status', '--porcelain')).toBe('');
  expect(git('.', 'log', '-1', '--format=%D|%an %cn|%P')).toBe(`HEAD -> trunk|Somebody Somebody|${parents}`);

  commit('../upstream', { 'src/a.ts': 'one\n\nthree\nFOUR\n', [WORKFLOW]: withSchedule(TEXT, THEIRS) });
  expect(await catchUp()).toContain('Took over 1 commit');
  expect(readFileSync('src/a.ts', 'utf8')).toBe('ours\n\nthree\nFOUR\n');

  const tip = newest();
  commit('../upstream', { 'data/status.json': 'theirs, once more' }, 'data: sync');
  expect(await catchUp('../upstream')).toContain('nothing to take over');
  expect(newest()).toBe(tip);
});

test('what was made by “Use this template” goes on from the commit that it is a copy of, without a workflow if it has none', async () => {
  git('.', 'checkout', '--quiet', '--orphan', 'copy', 'HEAD~1');
  git('.', 'commit', '--quiet', '--message', 'Initial commit');
  const taken = { [WORKFLOW]: null, '.github/CODEOWNERS': null };
  commit('.', { 'src/a.ts': 'ours\n\n\nfour\n', 'data/status.json': 'ours', ...taken });
  const before = own();
  expect(await catchUp()).toContain('Took over 1 commit');
  expect(own()).toEqual(before);
  expect(readFileSync('src/a.ts', 'utf8')).toBe('ours\n\n\nFOUR\n');
  expect(existsSync(WORKFLOW)).toBe(false);
});

test('what was changed here and there waits for somebody, who may give the merge up', async () => {
  // To git, the last one moved to the data.
  const moved = { 'src/e.ts': null, 'data/e.txt': 'e' };
  commit('.', { 'src/a.ts': 'one\n\n\nvier\n', 'src/b.ts': 'ours', ...moved });
  const before = state();
  await expect(catchUp()).rejects.toMatchObject({
    ...refusal('merge-conflicts', 4),
    problems: [
      { file: 'src/a.ts', message: 'changed here and there' },
      { file: 'src/b.ts', message: 'changed here, deleted there' },
      { file: 'src/e.ts', message: 'deleted here, changed there' },
    ],
    next: expect.stringContaining('git merge --abort'),
  });
  expect(own()).toEqual(before.own);
  await expect(catchUp()).rejects.toMatchObject(refusal('merge-underway'));
  git('.', 'merge', '--abort');
  expect(state()).toEqual(before);
});

/** Has git do something before it writes a file. */
function beforeWriting(path: string, command: string): void {
  place('.', '.git/info/attributes', `${path} filter=broken`);
  const filter = { smudge: command, clean: 'cat', required: 'true' };
  for (const [name, text] of Object.entries(filter)) git('.', 'config', `filter.broken.${name}`, text);
}

test('a run that is killed amid its writing is taken back by the next; what a hook stops, somebody ends', async () => {
  const before = own();
  beforeWriting('src/d.ts', 'kill -9 $PPID');
  await expect(catchUp()).rejects.toMatchObject({ ...refusal('git-failed', 3), why: /index\.lock/ });
  expect([own(), existsSync('src/c.ts')]).toEqual([before, true]);
  // Git may have been killed when it had only just made the file.
  place('.', 'src/d.ts', '');
  rmSync('.git/info/attributes');
  utimesSync('.git/index.lock', 0, 0);

  writeHook('.git/hooks/pre-commit', 'echo too long; exit 1');
  await expect(catchUp()).rejects.toMatchObject({ ...refusal('commit-refused'), why: 'too long' });
  rmSync('.git/hooks/pre-commit');
  git('.', 'commit', '--quiet', '--no-edit');
  expect([own(), readFileSync('src/d.ts', 'utf8')]).toEqual([before, 'd']);
  expect(git('.', 'rev-parse', 'HEAD^2')).toBe(newest('../upstream'));
});

test.each<[string, object, () => string | undefined]>([
  ['changes that are not committed', refusal('uncommitted-changes'), () => void place('.', 'src/a.ts', 'x')],
  [
    'work upon files of a run that was killed and given up',
    refusal('uncommitted-changes'),
    () => {
      place('.', '.git/airlog-catch-up', `${newest('../upstream')} ${newest()}`);
      place('.', 'src/a.ts', 'x');
      return undefined;
    },
  ],
  [
    'a file in the way that git does not know',
    { ...refusal('merge-refused'), why: expect.stringContaining('src/c.ts') },
    () => void place('.', 'src/c.ts', 'mine'),
  ],
  ['no remote of that name', refusal('no-upstream'), () => 'elsewhere'],
  ['an address that cannot be reached', refusal('git-failed', 3), () => '../nowhere'],
  [
    'a remote that cannot be reached',
    refusal('git-failed', 3),
    () => void git('.', 'remote', 'set-url', 'upstream', '../nowhere'),
  ],
  ['no branch', refusal('no-branch'), () => void git('.', 'switch', '--quiet', '--detach')],
  [
    'a history of its own',
    refusal('unrelated-histories'),
    () => {
      git('.', 'checkout', '--quiet', '--orphan', 'other');
      commit('.', { 'src/a.ts': 'other' });
      return undefined;
    },
  ],
  [
    'its newest commits alone',
    { ...refusal('shallow-clone'), next: expect.stringContaining('--unshallow') },
    () => void place('.', '.git/shallow', newest()),
  ],
])('a repository with %s stays as it is', async (_, expected, change) => {
  const address = change();
  const before = state();
  await expect(catchUp(address)).rejects.toMatchObject(expected);
  expect(state()).toEqual(before);
  expect(existsSync('.git/airlog-catch-up')).toBe(false);
});
