import { expect, test } from 'vitest';
import { answerIssue } from '../../scripts/issue/answer.ts';
import { decisionAbout, type Tip } from '../../scripts/issue/decided.ts';
import { openPullRequest } from '../../scripts/workflow/pull-request.ts';
import { apiOf, REPOSITORY_NAME, type Review, startGitHub, ticket } from '../github.ts';
import { surroundings } from '../values/surroundings.ts';

const MARK = '<!-- airlog: edit from issue -->';

test('an issue has one answer, which is found among hundreds of comments and never is somebody else’s', async () => {
  const github = await startGitHub();
  const strangers = [
    { id: 1, body: `x ${MARK}`, user: { type: 'User' } },
    { id: 2, body: 'of another workflow', user: { type: 'Bot' } },
    { id: 3, body: `${MARK} quoted`, user: { type: 'Bot' } },
  ];
  const talk = Array.from({ length: 250 }, (_, n) => ({ id: n + 10, body: 'And?', user: { type: 'User' } }));
  const before = [...strangers, ...talk];
  github.issues.push(ticket(12, { comments: [...before] }));
  const answers = () => github.issues[0]?.comments.slice(before.length).map(({ body }) => body);

  await answerIssue(apiOf(github), 12, 'It has no track 99.');
  expect(answers()).toEqual([`It has no track 99.\n\n${MARK}`]);
  await answerIssue(apiOf(github), 12, 'Thank you.');
  expect(answers()).toEqual([`Thank you.\n\n${MARK}`]);
  expect(github.issues[0]?.comments.slice(0, before.length)).toEqual(before);
});

const OURS: Tip = { sha: 'a', isOurs: true };
const THEIRS: Tip = { sha: 'a', isOurs: false };
const by = (login: string, ...states: Review['state'][]): Review[] =>
  states.map((state) => ({ user: { login }, state }));

test.each<[string, Tip | null, Parameters<typeof ticket>[1] | null, string | null]>([
  ['nothing was proposed', null, null, null],
  ['an edit whose pull request is closed', OURS, { state: 'closed', reviews: by('a', 'APPROVED') }, null],
  ['a merged edit', OURS, { state: 'closed', merged_at: '2026-03-20T00:00:00Z' }, '#1 was merged.'],
  [
    'a merged edit without its branch',
    null,
    { state: 'closed', merged_at: '2026-03-20T00:00:00Z' },
    '#1 was merged.',
  ],
  ['an edit that nobody looked at', OURS, {}, null],
  ['a commit of theirs', THEIRS, null, 'The branch of this edit holds a commit of somebody else.'],
  ['a merge as soon as it may be', OURS, { auto_merge: {} }, '#1 is merged as soon as it may be.'],
  ['an approval', OURS, { reviews: by('a', 'APPROVED') }, '#1 was approved.'],
  ['an approval, and words', OURS, { reviews: by('a', 'APPROVED', 'COMMENTED') }, '#1 was approved.'],
  [
    'an approval, beside another’s wish',
    OURS,
    { reviews: [...by('a', 'APPROVED'), ...by('b', 'CHANGES_REQUESTED')] },
    '#1 was approved.',
  ],
  [
    'an approval after hundreds of looks',
    OURS,
    { reviews: by('a', ...Array<'COMMENTED'>(250).fill('COMMENTED'), 'APPROVED') },
    '#1 was approved.',
  ],
  ['an approval taken back', OURS, { reviews: by('a', 'APPROVED', 'DISMISSED') }, null],
  ['a wish for another edit', OURS, { reviews: by('a', 'APPROVED', 'CHANGES_REQUESTED') }, null],
  ['words', OURS, { reviews: by('a', 'COMMENTED') }, null],
])('what is decided about an edit: %s', async (_, tip, pull, decision) => {
  surroundings({ GITHUB_REPOSITORY: REPOSITORY_NAME });
  const github = await startGitHub();
  const at = { branch: 'airlog/issue-12', base: 'main' };
  const sides = { head: at.branch, base: at.base };
  const unmerged = Array.from({ length: 101 }, (_, n) => ticket(n + 2, { state: 'closed', ...sides }));
  github.pulls.push(...unmerged, ...(pull ? [ticket(1, { ...pull, ...sides })] : []));
  const api = apiOf(github);
  expect(await decisionAbout(api, at, tip, await openPullRequest(api, at))).toBe(decision);
});
