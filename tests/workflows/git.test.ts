import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commitSync, demandCommitted } from '../../scripts/archive/commit.ts';
import { commitAt, git, placeForGit, tryGit, unpackCommit } from '../../scripts/archive/git.ts';
import { refusalByHook } from '../../scripts/archive/hooks.ts';
import { currentBranch } from '../../scripts/archive/route.ts';
import { demandTracked } from '../../scripts/archive/tracked.ts';
import { fingerprint, place, temporaryFolder } from '../values/folders.ts';
import { someReport } from '../values/reports.ts';
import { git as gitIn, writeHook } from './remote.ts';

const from = process.cwd();

beforeEach(() => {
  const folder = temporaryFolder();
  gitIn(folder, 'init', '--quiet');
  place(folder, 'data/shows/a.json', '{}');
  place(folder, 'README.md', '');
  gitIn(folder, 'add', '--all');
  gitIn(folder, 'commit', '--quiet', '--message', 'all');
  vi.stubEnv('GIT_DIR', join(folder, '.git'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(from);
  vi.unstubAllEnvs();
});

/** Leaves no more than some programs to be found. */
function withPrograms(...names: string[]): void {
  const folder = temporaryFolder();
  for (const name of names) symlinkSync(placeOf(name), join(folder, name));
  vi.stubEnv('PATH', folder);
}

function placeOf(name: string): string {
  return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
}

test('a folder of a commit is unpacked, and nothing else of it', () => {
  const into = temporaryFolder();
  unpackCommit('HEAD', 'data', into);
  expect(Object.keys(fingerprint(into))).toEqual(['data/shows/a.json']);
});

test('a folder of megabytes is unpacked too', () => {
  const text = '{}'.repeat(1e6);
  place('.', 'data/shows/large.json', text);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'a large show');
  const into = temporaryFolder();
  unpackCommit('HEAD', 'data', into);
  expect(readFileSync(join(into, 'data/shows/large.json'), 'utf8')).toBe(text);
});

test('at a moment a branch had what was on it by then, not what was made by then and merged later', () => {
  const commitAs = (hour: number, ...command: string[]) => {
    for (const role of ['AUTHOR', 'COMMITTER']) vi.stubEnv(`GIT_${role}_DATE`, `2020-01-01T0${hour}:00:00Z`);
    gitIn('.', ...command, '--quiet', '--message', `at ${hour}`);
  };
  gitIn('.', 'switch', '--quiet', '--orphan', 'station');
  commitAs(1, 'commit', '--allow-empty');
  gitIn('.', 'switch', '--quiet', '--create', 'theirs');
  commitAs(2, 'commit', '--allow-empty');
  gitIn('.', 'switch', '--quiet', 'station');
  commitAs(4, 'merge', '--no-ff', 'theirs');
  const subjectAt = (hour: number) => {
    const commit = commitAt(`2020-01-01T0${hour}:00:00Z`);
    return commit && git('log', '-1', '--format=%s', commit);
  };
  expect([0, 3, 4].map(subjectAt)).toEqual([null, 'at 1', 'at 4']);
});

test('git asks nobody, and speaks English, by which its refusals are known', () => {
  vi.stubEnv('LC_ALL', 'de_DE.UTF-8');
  const told = git('-c', 'alias.tell=!env', 'tell').split('\n');
  expect(told).toEqual(expect.arrayContaining(['GIT_TERMINAL_PROMPT=0', 'LC_ALL=C']));
});

test.each([
  [
    'a token and its server',
    'the-token',
    'https://github.com',
    'AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46dGhlLXRva2Vu',
  ],
  ['no token', '', 'https://github.com', ''],
  ['a token for no server', 'the-token', '', ''],
])('with %s git shows the token to that server alone', (_, token, server, header) => {
  vi.stubEnv('GH_TOKEN', token);
  vi.stubEnv('GITHUB_SERVER_URL', server);
  const headerFor = (url: string) => tryGit('config', '--get-urlmatch', 'http.extraheader', url).stdout;
  expect(headerFor('https://github.com/you/my-archive.git')).toBe(header);
  expect(headerFor('https://elsewhere.example/you/my-archive.git')).toBe('');
});

test('with a token git holds to what else it is told by its variables', () => {
  vi.stubEnv('GH_TOKEN', 'the-token');
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
  const told = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };
  for (const [name, text] of Object.entries(told)) vi.stubEnv(name, text);
  expect(git('config', 'safe.directory')).toBe('*');
  expect(git('config', '--get-urlmatch', 'http.extraheader', 'https://github.com')).toContain('basic');
});

test.each([
  ['to ask', 'git', [], () => tryGit('version')],
  ['to unpack', 'git', [], () => unpackCommit('HEAD', 'data', temporaryFolder())],
  ['to unpack', 'tar', ['git'], () => unpackCommit('HEAD', 'data', temporaryFolder())],
])('%s without %s says what to install', (_, program, there, act) => {
  withPrograms(...there);
  const expected = { code: `no-${program}`, exitCode: 2, next: `Install ${program}.` };
  expect(act).toThrow(expect.objectContaining(expected));
});

test('what cannot be unpacked is told in one line, however many files it is of', () => {
  place('.', 'data/shows/b.json', '{}');
  gitIn('.', 'add', '--all');
  gitIn('.', 'commit', '--quiet', '--message', 'more');
  const into = temporaryFolder();
  for (const name of ['a', 'b']) place(into, `data/shows/${name}.json/in-the-way`, '');
  const expected = {
    code: 'tar-failed',
    exitCode: 2,
    message: expect.stringMatching(/^`tar -x -C [^\n]*` did not work: tar: data[^\n]+\.$/),
    why: expect.stringContaining('temp folder'),
    next: expect.stringContaining('TMPDIR'),
  };
  expect(() => unpackCommit('HEAD', 'data', into)).toThrow(expect.objectContaining(expected));
});

test.each([
  ['git-failed', /nowhere/, /single revision/, () => git('rev-parse', '--verify', 'nowhere')],
  [
    'git-failed',
    /nothing-here/,
    /did not match any files/,
    () => unpackCommit('HEAD', 'nothing-here', temporaryFolder()),
  ],
  [
    'tar-failed',
    /tar -x -C/,
    /temp folder/,
    () => unpackCommit('HEAD', 'data', join(temporaryFolder(), 'nowhere')),
  ],
])('what a program refuses is %s, says %s, and why: %s', (code, words, reason, act) => {
  const [message, why] = [words, reason].map((each) => expect.stringMatching(each));
  expect(act).toThrow(expect.objectContaining({ code, message, why }));
});

const REPORT = someReport();

test('a sync does not begin among changes of the data that somebody else made, and among others it does', () => {
  place('.', 'README.md', 'mine');
  git('config', 'status.showUntrackedFiles', 'no');
  expect(() => demandCommitted('data', 'Why')).not.toThrow();
  place('.', 'data/shows/b.json', '{}');
  expect(() => demandCommitted('data', 'Why')).toThrow(
    expect.objectContaining({
      code: 'uncommitted-changes',
      exitCode: 2,
      why: 'Why:\n?? data/shows/b.json',
    }),
  );
  for (let more = 0; more < 11; more += 1) place('.', `data/shows/c${more}.json`, '{}');
  expect(() => demandCommitted('data', 'Why')).toThrow(
    expect.objectContaining({ why: expect.stringMatching(/^(.*\n){11}… and 2 more$/) }),
  );
});

test('git is told of a folder by a path, of the one that it runs in too', () => {
  symlinkSync('data', 'linked');
  expect(['.', 'data', 'linked/shows'].map(placeForGit)).toEqual(['.', 'data', 'data/shows']);
});

test('a sync does not begin where its data lies outside of the repository', () => {
  const folder = temporaryFolder();
  expect(() => demandTracked(folder)).toThrow(
    expect.objectContaining({
      code: 'data-outside-repository',
      exitCode: 2,
      message: expect.stringContaining(folder),
      next: expect.stringContaining('AIRLOG_DATA'),
    }),
  );
});

test.each([
  ['data/', 'data'],
  ['*.json', 'data'],
  ['status.json', 'data'],
  ['shows', './data/'],
])('a sync does not begin where git would leave out what it writes, by the rule %j', (rule, folder) => {
  expect(() => demandTracked(folder)).not.toThrow();
  place('.', '.gitignore', rule);
  expect(() => demandTracked(folder)).toThrow(
    expect.objectContaining({
      code: 'data-ignored',
      exitCode: 2,
      why: expect.stringContaining(`.gitignore:1:${rule}`),
    }),
  );
});

test('a sync begins where a rule leaves out what else may lie among the data', () => {
  place('.', '.gitignore', '*.tmp\ndata/edits/\ndist/');
  expect(() => demandTracked('data')).not.toThrow();
});

test.each([
  ['asks for its newest commit', () => git('rev-parse', 'HEAD')],
  ['asks for its branch', currentBranch],
])('who %s where there is no repository is told that', (_, ask) => {
  vi.stubEnv('GIT_DIR', join(temporaryFolder(), '.git'));
  const why = expect.stringMatching(/not a git repository/);
  expect(ask).toThrow(expect.objectContaining({ code: 'no-repository', exitCode: 2, why }));
});

test('a sync does not begin where git cannot tell what is committed', () => {
  place('.git', 'index', 'no index');
  expect(() => demandCommitted('data', 'Why')).toThrow(
    expect.objectContaining({ code: 'git-failed', exitCode: 3, why: expect.stringContaining('index') }),
  );
});

test('a sync’s commit holds what it wrote into the data and nothing else, and is none without that', () => {
  place('.', 'README.md', 'mine');
  git('add', 'README.md');
  expect(commitSync('data', REPORT)).toBe(false);
  place('.', 'data/shows/b.json', '{}');
  rmSync('data/shows/a.json');
  expect(commitSync('data', REPORT)).toBe(true);
  expect(
    git('show', '--no-renames', '--name-status', '--format=%s%n%an <%ae>%n%cn <%ce>', 'HEAD').split(/\n+/),
  ).toEqual([
    'data: sync 2026-03-11 (no news)',
    'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
    'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>',
    'D\tdata/shows/a.json',
    'A\tdata/shows/b.json',
  ]);
  expect(git('diff', '--cached', '--name-only')).toBe('README.md');
});

test.each([
  ['.git/hooks/pre-commit', 'echo no news today; exit 1'],
  ['.git/hooks/prepare-commit-msg', 'echo no news today; exit 1'],
  ['theirs/commit-msg', 'echo no news today; : > "$1"'],
])(
  'a commit that %s refuses takes what the sync wrote back, so that the next run may begin',
  (hook, script) => {
    if (hook.startsWith('theirs')) git('config', 'core.hooksPath', 'theirs');
    writeHook(hook, script);
    const before = fingerprint('data');
    place('.', 'data/shows/b.json', '{}');
    place('.', 'data/shows/a.json', '[]');
    const message = expect.stringMatching(`^Git did not commit: .* a hook of this clone, \\S*${hook}\\.$`);
    const why = expect.stringContaining('no news today');
    const refusal = expect.objectContaining({ code: 'hook-refused', exitCode: 2, message, why });
    expect(() => commitSync('data', REPORT)).toThrow(refusal);
    expect(fingerprint('data')).toEqual(before);
    expect(() => demandCommitted('data', 'Why')).not.toThrow();
  },
);

test.each([
  ['commit', 128, 'fatal: unable to write new_index file'],
  ['commit', 1, 'error: invalid object 100644 d00491f for a.json\nerror: Error building trees'],
  ['push', 1, '!\tHEAD:refs/heads/main\t[remote rejected] (pre-receive hook declined)'],
  [
    'push',
    1,
    'error: RPC failed; HTTP 502\nfatal: the remote end hung up unexpectedly\nEverything up-to-date',
  ],
] as const)(
  'no hook of this clone is blamed where git, on %s, ended with %i and said %j',
  (deed, status, words) => {
    for (const hook of ['pre-commit', 'pre-push']) writeHook(`.git/hooks/${hook}`, 'exit 0');
    expect(refusalByHook(deed, { ok: false, status, stdout: '', words })).toBeNull();
  },
);

describe('what somebody writes while a sync runs', () => {
  beforeEach(() => {
    for (const name of ['changed', 'of the sample']) place('.', `data/edits/${name}.json`, '{}');
    gitIn('.', 'add', '--all');
    gitIn('.', 'commit', '--quiet', '--message', 'docs: edit');
    rmSync('data/edits/of the sample.json');
    place('.', 'data/shows/b.json', '{}');
    place('.', 'data/edits/changed.json', '[]');
    place('.', 'data/edits/of their own.json', '{}');
    place('.', 'README.md', 'mine');
    place('.', 'data/edits/staged.json', '{}');
    gitIn('.', 'add', 'README.md', 'data/edits/staged.json');
  });
  const theirs = [
    'M  README.md',
    ' M data/edits/changed.json',
    'A  data/edits/staged.json',
    '?? "data/edits/of their own.json"',
  ];
  const left = () => gitIn('.', 'status', '--porcelain', '--untracked-files=all').split('\n');

  test('is not committed for them, other than edits that the sync takes away', () => {
    expect(commitSync('data', REPORT)).toBe(true);
    expect(git('show', '--no-renames', '--name-status', '--format=', 'HEAD').split('\n')).toEqual([
      'D\tdata/edits/of the sample.json',
      'A\tdata/shows/b.json',
    ]);
    expect(left()).toEqual(theirs);
  });

  test('is not taken back with a commit that is refused, other than edits that the sync took away', () => {
    writeHook('.git/hooks/pre-commit', 'exit 1');
    expect(() => commitSync('data', REPORT)).toThrow(expect.objectContaining({ code: 'hook-refused' }));
    expect(left()).toEqual(theirs);
    expect(readFileSync('data/edits/changed.json', 'utf8')).toBe('[]');
  });
});
