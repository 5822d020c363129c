import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { commitMessage } from '../../scripts/archive/commit.ts';
import { syncArguments } from '../../scripts/archive/wishes.ts';
import { openIssue, tellFailure, tellSuccess } from '../../scripts/workflow/failure-issue.ts';
import { setOutput } from '../../scripts/workflow/output.ts';
import { showPullRequest } from '../../scripts/workflow/pull-request.ts';
import { runCommand } from '../commands/run.ts';
import { apiOf, REPOSITORY_NAME, startGitHub, TOKEN, ticket } from '../github.ts';
import { temporaryFolder } from '../values/folders.ts';
import { parseOutputs } from './steps.ts';

describe('a commit says what a sync learned', () => {
  test.each([
    [{ added: 3, removed: 1 }, '(+3 −1)'],
    [{ added: 1, returned: 1 }, '(+2 −0)'],
    [{ removed: 2, gone: 1 }, '(+0 −2, 1 gone)'],
    [{ guests: 2 }, '(+2 −0)'],
    [{ added: 1, guests: 1, removed: 1 }, '(+2 −1)'],
    [{ updated: 4 }, '(4 updated)'],
    [{ shows_dropped: 1 }, '(1 show dropped)'],
    [{}, '(no news)'],
  ])('%j: %s', (found: Record<string, number>, words) => {
    const lines = (n = 0) =>
      Array.from({ length: n }, (_, i) => ({ slug: '2026-03-11', track_id: i, title: 'T', artist: 'A' }));
    const { added, returned, guests = 0, removed, updated, gone, shows_dropped } = found;
    const report = {
      current_show: '2026-03-11',
      added: lines(added),
      returned: lines(returned),
      guests: lines(guests).map((line) => ({ ...line, url: 'https://soundcloud.com/a/t' })),
      removed: lines(removed),
      updated: lines(updated),
      gone: lines(gone),
      shows_dropped: lines(shows_dropped).map(({ slug }) => slug),
    };
    expect(commitMessage(report)).toBe(`data: sync 2026-03-11 ${words}`);
  });
});

describe('the inputs of a dispatched run', () => {
  test.each<[Record<string, string>, string[]]>([
    [{}, ['--links=overdue']],
    [
      { ARCHIVE_FULL: '', ARCHIVE_SINCE: '', ARCHIVE_SOURCE: '', ARCHIVE_LINKS: 'false' },
      ['--links=overdue'],
    ],
    [{ ARCHIVE_FULL: 'true', ARCHIVE_ALLOW_SHRINK: 'true' }, ['--full', '--allow-shrink', '--links=overdue']],
    [{ ARCHIVE_SOURCE: 'web', ARCHIVE_LINKS: 'true' }, ['--source=web', '--links=now']],
    [
      { ARCHIVE_SINCE: '2026-01-01; rm -rf . --full' },
      ['--since=2026-01-01; rm -rf . --full', '--links=overdue'],
    ],
    [{ ARCHIVE_SINCE: '--full' }, ['--since=--full', '--links=overdue']],
  ])('%j', (env, expected) => {
    expect(syncArguments(env)).toEqual(expected);
  });

  test.each(['ARCHIVE_FULL', 'ARCHIVE_ALLOW_SHRINK', 'ARCHIVE_LINKS'])(
    '%s is true, false or nothing',
    (name) => {
      expect(() => syncArguments({ [name]: 'yes' })).toThrow(
        expect.objectContaining({ code: 'invalid-environment', message: expect.stringContaining(name) }),
      );
    },
  );
});

test('a strange text cannot set another output', () => {
  const file = join(temporaryFolder(), 'output');
  setOutput('problem', 'first\npublish=true\nEOF\n```', { GITHUB_OUTPUT: file });
  setOutput('publish', 'false', { GITHUB_OUTPUT: file });
  expect(parseOutputs(readFileSync(file, 'utf8'))).toEqual({
    problem: 'first\npublish=true\nEOF\n```',
    publish: 'false',
  });
});

test('of a long text a later step gets the end, as long as its environment takes it', () => {
  const file = join(temporaryFolder(), 'output');
  setOutput('problem', `the first words\n${'♪'.repeat(1e6)}\nNext:  the last words\n`, {
    GITHUB_OUTPUT: file,
  });
  const { problem = '' } = parseOutputs(readFileSync(file, 'utf8'));
  expect(problem).toMatch(/♪\nNext: {2}the last words$/);
  expect(spawnSync('true', { env: { ...process.env, PROBLEM: problem } }).error).toBeUndefined();
});

test('away from GitHub there are no outputs to set', () => {
  vi.stubEnv('GITHUB_OUTPUT', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(() => setOutput('problem', 'none')).not.toThrow();
});

const OPENING =
  'The site shows the last good snapshot. The workflow keeps this issue up to date and closes it with the next success.';

test('one issue tells of all failures, and the next success closes it and no other', async () => {
  const github = await startGitHub();
  const api = apiOf(github);
  const another = ticket(1, { title: 'A report', user: { type: 'Bot' } });
  github.issues.push({ ...another });

  expect(await tellSuccess(api, 'https://run.example/0')).toBe('No issue that tells of a failure is open.');
  expect(await openIssue(api)).toBeNull();
  await tellFailure(api, { job: 'sync', problem: 'the first' }, 'https://run.example/1');
  await tellFailure(api, { job: 'sync', problem: 'the second' }, 'https://run.example/2');
  expect(await openIssue(api)).toBe(2);
  expect(github.issues.slice(1)).toMatchObject([
    { title: 'The archive is not being updated', labels: ['sync-failing'], state: 'open', comments: [] },
  ]);
  expect(github.issues[1]?.body).toBe(
    `${OPENING}\n\nThe newest failure (https://run.example/2):\n\n\`\`\`text\nthe second\n\`\`\``,
  );

  await tellSuccess(api, 'https://run.example/3');
  expect(await openIssue(api)).toBeNull();
  const comments = [{ body: 'The archive is being updated again, since https://run.example/3.' }];
  expect(github.issues[1]).toMatchObject({ state: 'closed', state_reason: 'completed', comments });
  expect(github.issues[0]).toEqual(another);
  await tellFailure(api, { job: 'sync', problem: 'the third' }, 'https://run.example/4');
  expect(github.issues).toHaveLength(3);
  github.hasIssues = false;
  expect(await openIssue(api)).toBeNull();
});

test.each([
  ['somebody wrote other words into', { body: 'We know, and look into it.' }],
  ['was opened by the token of a person', { user: { type: 'User' as const } }],
  ['somebody took the label from', { labels: [] }],
])('the issue that %s stays the one issue', async (_, change) => {
  const github = await startGitHub();
  const api = apiOf(github);
  await tellFailure(api, { job: 'sync', problem: 'the first' }, 'https://run.example/1');
  Object.assign(github.issues[0] ?? {}, change);
  await tellFailure(api, { job: 'sync', problem: 'the second' }, 'https://run.example/2');
  expect(github.issues).toMatchObject([{ state: 'open', body: expect.stringContaining('the second') }]);
  await tellSuccess(api, 'https://run.example/3');
  expect(github.issues).toMatchObject([{ state: 'closed' }]);
});

test('an issue that GitHub does not let be closed is told of a success once, by the run that closes it', async () => {
  const github = await startGitHub();
  const api = apiOf(github);
  await tellFailure(api, { job: 'sync', problem: 'x' }, 'https://run.example/1');
  for (const [run, refused] of [['PATCH /issues'], ['PATCH /issues'], []].entries()) {
    github.refused = refused;
    const told = tellSuccess(api, `https://run.example/${run}`).catch(({ code }) => code);
    expect(await told).toBe(refused.length > 0 ? 'github-refused' : 'Closed issue #1.');
  }
  const comments = [{ body: 'The archive is being updated again, since https://run.example/2.' }];
  expect(github.issues).toMatchObject([{ state: 'closed', comments }]);
});

test('the workflow’s commands tell of a failure and of its end by the address of the run, and keep the schedule awake', async () => {
  const github = await startGitHub();
  const env = { ...github.env, ...TOKEN, GITHUB_SERVER_URL: 'https://github.com' };
  const run = (name: string, more: Record<string, string> = {}) => runCommand(name, [], { ...env, ...more });
  const well = (stdout: string) => ({ code: 0, stdout, stderr: '' });
  const body = (run: number, words: string) =>
    expect.stringMatching(`https://github.com/${REPOSITORY_NAME}/actions/runs/${run}\\)[\\s\\S]*${words}`);
  const [told, kept] = await Promise.all([
    run('failure', { FAILED: 'deploy', GITHUB_RUN_ID: '7' }),
    run('keep-awake'),
  ]);
  expect(told).toEqual(well('Opened an issue that tells of the failure.\n'));
  expect(kept).toEqual(well('Enabled archive.yml: GitHub counts its 60 idle days from now.\n'));
  expect(github.enabled).toBe(1);
  expect(github.issues).toMatchObject([{ state: 'open', body: body(7, 'GitHub Pages') }]);

  const [renewed, refused, asleep] = await Promise.all([
    run('failure', { FAILED: 'sync', PROBLEM: 'It was refused.', GITHUB_RUN_ID: '8' }),
    run('failure', { FAILED: 'sync', GH_TOKEN: '' }),
    run('keep-awake', { GH_TOKEN: 'another' }),
  ]);
  expect(renewed).toEqual(well('Issue #1 tells of the newest failure.\n'));
  expect(refused).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining('[no-github]') });
  expect(asleep).toEqual({ code: 3, stdout: '', stderr: expect.stringContaining('[github-refused]') });
  expect(github.issues).toMatchObject([{ state: 'open', body: body(8, 'It was refused\\.') }]);

  expect(await run('failure', { GITHUB_RUN_ID: '9' })).toEqual(well('Closed issue #1.\n'));
  const comments = [{ body: expect.stringContaining('/actions/runs/9') }];
  expect(github.issues).toMatchObject([{ state: 'closed', comments }]);
});

test('what people give the label of the issue is another matter, however much of it there is', async () => {
  const github = await startGitHub();
  const api = apiOf(github);
  const labels = ['sync-failing'];
  const theirs = [
    ticket(1, { title: 'Mend the sync', labels, body: null, pull_request: {}, user: { type: 'Bot' } }),
    ticket(2, {
      title: 'What does the workflow do?',
      labels,
      body: `It writes: ${OPENING}`,
      // Whose account is no more.
      user: null,
    }),
    ticket(3, { title: 'The same words', body: OPENING }),
    ...Array.from({ length: 250 }, (_, n) => ticket(n + 4, { title: 'It fails again', labels })),
  ];
  github.issues.push(...structuredClone(theirs));
  expect(await openIssue(api)).toBeNull();
  await tellSuccess(api, 'https://run.example/1');
  await tellFailure(api, { job: 'sync', problem: 'x' }, 'https://run.example/2');
  await tellFailure(api, { job: 'sync', problem: 'y' }, 'https://run.example/3');
  expect(await openIssue(api)).toBe(theirs.length + 1);
  await tellSuccess(api, 'https://run.example/4');
  expect(github.issues).toHaveLength(theirs.length + 1);
  expect(github.issues.slice(0, theirs.length)).toEqual(theirs);
});

test('one pull request tells of a branch as long as it is open', async () => {
  const github = await startGitHub();
  vi.stubEnv('GITHUB_REPOSITORY', REPOSITORY_NAME);
  onTestFinished(() => void vi.unstubAllEnvs());
  const api = apiOf(github);
  const show = (branch: string, title: string) =>
    showPullRequest(api, { branch, base: 'main', title, body: `of ${title}` });

  const numbers = [
    await show('airlog/other', 'another'),
    await show('airlog/sync', 'the first'),
    await show('airlog/sync', 'the second'),
  ];
  Object.assign(github.pulls[1] ?? {}, { state: 'closed' });
  numbers.push(await show('airlog/sync', 'the third'));
  expect(numbers).toEqual([1, 2, 2, 3]);
  expect(github.pulls).toMatchObject([
    { head: 'airlog/other', title: 'another', body: 'of another', state: 'open' },
    { head: 'airlog/sync', title: 'the second', body: 'of the second', state: 'closed' },
    { head: 'airlog/sync', title: 'the third', body: 'of the third', state: 'open' },
  ]);
});

test('the issue keeps a strange text inside its block, says where a job could not, and is not for a fork without issues', async () => {
  const github = await startGitHub();
  const api = apiOf(github);
  github.hasIssues = false;
  const told = await tellFailure(api, { job: 'sync', problem: 'x' }, 'https://run.example');
  expect(told).toMatch(/no issues.*Settings → General → Features/);
  expect(github.issues).toEqual([]);
  github.hasIssues = true;
  await tellFailure(api, { job: 'sync', problem: 'A title with ```` and @somebody' }, 'https://run.example');
  expect(github.issues[0]?.body).toContain('`````text\nA title with ```` and @somebody\n`````');
  for (const [job, words] of [
    ['build', 'the log of the job “Build”'],
    ['deploy', 'Settings → Pages → Source'],
    ['sync', 'ended before it could say why'],
  ] as const) {
    await tellFailure(api, { job, problem: '\n' }, 'https://run.example');
    expect(github.issues[0]?.body).toContain(words);
  }
});
