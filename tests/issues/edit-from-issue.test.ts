import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { instantOf } from '#domain/instant.ts';
import { forkWithoutSite, type Outcome, REPOSITORY, runCommand } from '../commands/run.ts';
import { type GitHub, startGitHub, TOKEN, ticket } from '../github.ts';
import { place } from '../values/folders.ts';
import { writeHook } from '../workflows/remote.ts';
import { filledIn } from './forms.ts';

const ISSUE = 12;
const BRANCH = `airlog/issue-${ISSUE}`;
const SLUG = '2026-03-11';
const EDITS = `data/edits/${SLUG}.json`;

interface Scene {
  github: GitHub;
  /** What stands under the issue. */
  comments: GitHub['issues'][number]['comments'];
  /** What the last run wrote for the summary of its job. */
  summary: string;
  /** A checkout of main, as a run of the workflow begins with. */
  checkout: string;
  remote: string;
  /** Runs the workflow's command for an issue with this text, opened when main was pushed or then. */
  issue(body: string | null, created_at?: string, env?: Record<string, string>): Promise<Outcome>;
}

/**
 * A repository with the sample station on main, its remote, and GitHub beside it.
 *
 * @param folder where the data lie; `data` is a link to it, if it is another
 */
async function scene(folder = 'data'): Promise<Scene> {
  const github = await startGitHub();
  const ticketOfIssue = ticket(ISSUE, {});
  github.issues.push(ticketOfIssue);
  const checkout = forkWithoutSite(
    (config) => config,
    readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'),
  );
  const remote = join(checkout, 'remote.git');
  cpSync(inject('sample'), join(checkout, folder), { recursive: true });
  if (folder !== 'data') symlinkSync(folder, join(checkout, 'data'));
  const event = join(checkout, 'event.json');
  const summary = join(checkout, 'summary.md');
  git(checkout, 'init', '--quiet', '--bare', remote);
  git(checkout, 'init', '--quiet', '--initial-branch=main');
  git(checkout, 'remote', 'add', 'origin', `file://${remote}`);
  git(checkout, 'add', 'data', folder);
  git(checkout, 'commit', '--quiet', '--message', 'data');
  git(checkout, 'push', '--quiet', 'origin', 'main');
  const opened = instantOf(new Date().toISOString());
  const repository = { default_branch: 'main' };
  writeFileSync(event, JSON.stringify({ issue: { number: ISSUE, body: 'As it was.' }, repository }));
  return {
    github,
    comments: ticketOfIssue.comments,
    summary,
    checkout,
    remote,
    async issue(body, created_at = opened, env = {}) {
      git(checkout, 'reset', '--quiet', '--hard', 'origin/main');
      git(checkout, 'clean', '--quiet', '--force', '--', folder);
      rmSync(summary, { force: true });
      Object.assign(ticketOfIssue, { body, created_at });
      return runCommand(
        'edit-from-issue',
        [],
        { ...github.env, ...TOKEN, GITHUB_EVENT_PATH: event, GITHUB_STEP_SUMMARY: summary, ...env },
        checkout,
      );
    },
  };
}

function git(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=n', '-c', 'user.email=e@example.org'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

let first: { track_id: number; title: string; artist: string };

beforeAll(() => {
  [first] = JSON.parse(readFileSync(join(REPOSITORY, `data/shows/2026/${SLUG}.json`), 'utf8')).likes;
});

test('a form becomes a pull request; edited, the same one; wrong, a word about it', {
  timeout: 90_000,
}, async () => {
  const { github, comments, summary, remote, checkout, issue } = await scene();
  const main = git(remote, 'rev-parse', 'main');
  const removal = (track: string) =>
    filledIn('remove-a-track', { Show: 'current', 'Track to remove': track, Reason: 'by mistake' });

  expect(await issue(removal('99'), '2026-03-11T20:00:00Z')).toMatchObject({
    code: 0,
    stdout: 'Refused: unknown-track.\n',
  });
  expect(github.pulls).toEqual([]);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toMatch(/2026&#45;03&#45;04 has no track "99"[\s\S]*Edit the issue/);

  expect(await issue(removal('1'))).toMatchObject({ code: 0, stdout: `Proposed an edit of ${SLUG}.\n` });
  expect(github.pulls).toMatchObject([
    {
      title: `data: remove a track of ${SLUG}`,
      head: BRANCH,
      base: 'main',
      body: expect.stringMatching(
        /removes “.*” at 1\n\n\nAsked for in #12\. Closes #12\. .*\n\n.*starts no checks/,
      ),
    },
  ]);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toMatch(/#1 makes this edit:\n\n.*\n\n- removes “/);
  expect(readFileSync(summary, 'utf8')).toContain('#1 makes this edit');
  const proposed = () => JSON.parse(git(remote, 'show', `${BRANCH}:${EDITS}`));
  expect(proposed()).toEqual({
    $schema: '../../schemas/edits.json',
    lineup: [{ remove: first.track_id, reason: 'by mistake' }],
  });
  expect(git(remote, 'diff', '--name-only', 'main', BRANCH)).toBe(EDITS);
  expect(git(remote, 'log', '-1', '--format=%s|%an', BRANCH)).toBe(
    `data: remove a track of ${SLUG} (#${ISSUE})|github-actions[bot]`,
  );

  const standing = { Show: SLUG, 'Track to correct': '1', 'Right title': first.title, Reason: 'x' };
  expect(await issue(filledIn('correct-a-track', standing))).toMatchObject({
    code: 0,
    stdout: 'Nothing to change.\n',
  });
  expect(comments[0]?.body).toMatch(/^2026-03-11 says so already[\s\S]*#1 still makes the edit/);
  expect(proposed().lineup).toHaveLength(1);

  await issue(removal('2'));
  expect(github.pulls).toHaveLength(1);
  expect(proposed().lineup).toHaveLength(1);
  expect(proposed().lineup[0].remove).not.toBe(first.track_id);
  expect(git(remote, 'rev-list', '--count', `main..${BRANCH}`)).toBe('1');

  const second = proposed().lineup[0];
  const merged = { remove: first.track_id, reason: 'by mistake' };
  git(checkout, 'reset', '--quiet', '--hard', 'origin/main');
  place(checkout, EDITS, JSON.stringify({ lineup: [merged] }));
  git(checkout, 'add', EDITS);
  git(checkout, 'commit', '--quiet', '--message', 'data: an edit of another issue');
  git(checkout, 'push', '--quiet', 'origin', 'main');
  await issue(removal('2'));
  expect(proposed().lineup, 'a place is what it was when the issue was opened').toEqual([merged, second]);

  expect(await issue(null)).toMatchObject({ code: 0, stdout: 'The issue is no form.\n' });
  expect(comments).toHaveLength(1);
  expect(git(remote, 'rev-parse', 'main~1')).toBe(main);
});

test('once somebody has decided about an edit, its author changes it no more', {
  timeout: 90_000,
}, async () => {
  const commit = ({ checkout }: Scene) => {
    git(checkout, 'fetch', '--quiet', 'origin', BRANCH);
    git(checkout, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
    git(checkout, 'commit', '--quiet', '--allow-empty', '--message', 'data: say it better');
    git(checkout, 'push', '--quiet', 'origin', `HEAD:refs/heads/${BRANCH}`);
    git(checkout, 'checkout', '--quiet', 'main');
  };
  const approve = ({ github: { pulls } }: Scene) =>
    void pulls[0]?.reviews.push({ user: { login: 'somebody' }, state: 'APPROVED' });
  const decisions: [string, (at: Scene) => void, string, RegExp | null][] = [
    ['a commit of theirs', commit, '2', /holds a commit of somebody else/],
    ['an approval, and a track that is none', approve, '99', /#1 was approved/],
    ['nothing yet', () => undefined, '2', null],
  ];
  const removal = (track: string) =>
    filledIn('remove-a-track', { Show: 'current', 'Track to remove': track, Reason: 'by mistake' });
  const at = await scene();
  const { github, comments, remote, issue } = at;
  await issue(removal('1'));
  const proposed = git(remote, 'rev-parse', BRANCH);
  for (const [what, decide, track, told] of decisions) {
    git(remote, 'update-ref', `refs/heads/${BRANCH}`, proposed);
    for (const pull of github.pulls) Object.assign(pull, { reviews: [] });
    decide(at);
    const before = git(remote, 'rev-parse', BRANCH);
    expect(await issue(removal(track)), what).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(told ?? /^Proposed an edit/),
    });
    expect(git(remote, 'rev-parse', BRANCH) === before, what).toBe(told !== null);
    expect(comments, what).toHaveLength(1);
    expect(comments[0]?.body, what).toMatch(told ?? /#1 makes this edit/);
  }

  const push = `git --git-dir='${remote}' update-ref refs/heads/${BRANCH} ${git(remote, 'rev-parse', 'main')}`;
  writeHook(join(at.checkout, '.git/hooks/pre-commit'), push);
  expect(await issue(removal('1'))).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('stale info'),
  });
  expect(git(remote, 'rev-parse', BRANCH), 'what came in between').toBe(git(remote, 'rev-parse', 'main'));
});

test('hostile answers stay text: nothing runs, nothing is marked up, nobody is called, with linked data too', {
  timeout: 90_000,
}, async () => {
  const { github, comments, checkout, remote, issue } = await scene('kept');
  const title =
    '`$(touch pwned)` "; touch pwned; # \' @everyone <img src=x> ](https://evil.example) ${{ github.token }}';
  const body = filledIn('correct-a-track', {
    Show: SLUG,
    'Track to correct': '1',
    'Right title': title,
    Reason: '::set-output name=x::y && touch pwned',
  });
  expect(await issue(body)).toMatchObject({ code: 0 });
  expect(JSON.parse(git(remote, 'show', `${BRANCH}:kept/edits/${SLUG}.json`)).lineup).toEqual([
    { correct: first.track_id, title, reason: '::set-output name=x::y && touch pwned' },
  ]);
  expect(existsSync(join(checkout, 'pwned'))).toBe(false);
  const [pull] = github.pulls;
  const [comment] = comments;
  for (const text of [pull?.title, pull?.body, comment?.body])
    expect(text).not.toMatch(/@everyone|<img|\]\(|`\$/);

  github.refused = ['PATCH /pulls'];
  const removal = { Show: SLUG, 'Track to remove': '1', Reason: 'by mistake' };
  const unshown = await issue(filledIn('remove-a-track', removal));
  expect(unshown).toMatchObject({ code: 3, stderr: expect.stringContaining('[github-refused]') });
  expect(comments.at(-1)?.body, 'what GitHub does not take').toMatch(/^This could not be tried\./);
  github.refused = [];

  const stranger = { Show: '@everyone <b> ../../station.config', 'Track to remove': '1', Reason: 'x' };
  await issue(filledIn('remove-a-track', stranger));
  const refusal = comments.at(-1)?.body;
  expect(refusal).toMatch(/There is no show[\s\S]*#1 still makes the edit/);
  expect(refusal).not.toMatch(/@everyone|<b>/);
  expect(git(checkout, 'status', '--porcelain', '--', 'kept')).toBe('');

  const ill = await issue(filledIn('remove-a-track', stranger), '2026-03-11T20:00:00Z', {
    AIRLOG_NOW: 'soon',
  });
  expect(ill).toMatchObject({ code: 2, stderr: expect.stringContaining('invalid-environment') });
  expect(comments.at(-1)?.body, 'what its author cannot mend').toMatch(
    /^This could not be tried\. The fault is not/,
  );
  expect(comments).toHaveLength(1);
});

test('by hand it says where it belongs', async () => {
  const { code, stderr } = await runCommand('edit-from-issue', []);
  expect({ code, told: stderr.includes('npm run edit') }).toEqual({ code: 2, told: true });
});

test('the workflow runs the command alone, for open issues that hold a form', () => {
  const { jobs } = parse(readFileSync('.github/workflows/edit-from-issue.yml', 'utf8'));
  const runs = jobs.edit.steps.flatMap(({ run }: { run?: string }) => run ?? []);
  expect(runs).toEqual(['npm ci --omit=dev', 'npm run edit-from-issue']);
  expect(filledIn('add-a-track', {})).toContain(/'(### .*)'/.exec(jobs.edit.if)?.[1]);
});
