import { AirlogError } from '#domain/errors.ts';
import { commit } from '../archive/commit.ts';
import { commitAt, git, placeForGit } from '../archive/git.ts';
import { REMOTE } from '../archive/route.ts';
import { changesMarkdown } from '../changes/archive-changes.ts';
import { type AppliedEdit, applyEdit } from '../edit/apply-edit.ts';
import type { GitHubApi } from '../workflow/github-api.ts';
import { type Merge, openPullRequest, type PullRequest, showPullRequest } from '../workflow/pull-request.ts';
import { isAuthors, needlessMarkdown, refusalMarkdown } from './answer.ts';
import { decisionAbout, type Tip, tipOf } from './decided.ts';
import type { Issue, IssueEvent } from './event.ts';
import { readForm, type Wish } from './form.ts';

/** What came of an issue: for its author in Markdown, and for the log. */
export interface Outcome {
  answer: string;
  told: string;
}

/** What comes of an issue, or null where it is no form. */
export async function outcomeOf(github: GitHubApi, event: IssueEvent, issue: Issue): Promise<Outcome | null> {
  const made = await editOrRefusal(issue);
  return made && outcomeOfForm(github, event, made);
}

type MadeEdit = AppliedEdit & Pick<Wish, 'deed'>;

/** The edit that an issue asks for; what its author can mend is an answer, not a failure. */
async function editOrRefusal({ body, created_at }: Issue): Promise<MadeEdit | AirlogError | null> {
  try {
    const wish = readForm(body ?? '');
    const asked = { at: created_at, commit: commitAt(created_at) };
    return wish && { deed: wish.deed, ...(await applyEdit(wish.show, wish.amendment, asked)) };
  } catch (error) {
    if (error instanceof AirlogError && isAuthors(error)) return error;
    throw error;
  }
}

/** What the issue says comes to nothing once somebody has decided about an edit that it made before. */
async function outcomeOfForm(
  github: GitHubApi,
  { issue, repository }: IssueEvent,
  made: MadeEdit | AirlogError,
): Promise<Outcome> {
  const merge = { branch: `airlog/issue-${issue.number}`, base: repository.default_branch };
  const tip = tipOf(merge.branch);
  const open = await openPullRequest(github, merge);
  const decision = await decisionAbout(github, merge, tip, open);
  if (decision !== null) return leftAlone(decision);
  if (made instanceof AirlogError)
    return nothingProposed(refusalMarkdown(made), `Refused: ${made.code}.`, open);
  if (made.fate === 'unchanged')
    return nothingProposed(needlessMarkdown(made.after), 'Nothing to change.', open);
  return propose(github, merge, tip, issue.number, made);
}

/** Commits the edit on a branch of the issue's own and opens a pull request, or brings the open one up to date. */
async function propose(
  github: GitHubApi,
  merge: Merge,
  tip: Tip | null,
  issue: number,
  edit: MadeEdit,
): Promise<Outcome> {
  const title = `data: ${edit.deed} of ${edit.after.slug}`;
  const place = placeForGit(edit.file);
  git('add', '--', place);
  commit(`${title} (#${issue})`, place);
  // What the issue says now takes the place of what it said, and of nothing that came in between.
  const ref = `refs/heads/${merge.branch}`;
  git('push', '--quiet', `--force-with-lease=${ref}:${tip?.sha ?? ''}`, REMOTE, `HEAD:${ref}`);
  const pull = await showPullRequest(github, { ...merge, title, body: pullRequestBody(issue, edit) });
  const changes = changesMarkdown([edit.before], [edit.after]);
  return {
    answer: `Thank you. #${pull} makes this edit:\n\n${changes}`,
    told: `Proposed an edit of ${edit.after.slug}.`,
  };
}

/** The answer to words that make no edit; an open pull request holds what the issue said before. */
function nothingProposed(answer: string, told: string, open: PullRequest | null): Outcome {
  const before = open ? `\n\n#${open.number} still makes the edit that this issue asked for before.` : '';
  return { answer: `${answer}${before}`, told };
}

function leftAlone(decision: string): Outcome {
  return {
    answer: `${decision} So it stays as it is, whatever this issue says now. To ask for something else, open another issue.`,
    told: `Left as it is: ${decision}`,
  };
}

function pullRequestBody(issue: number, { before, after }: AppliedEdit): string {
  return [
    changesMarkdown([before], [after]),
    `Asked for in #${issue}. Closes #${issue}. Where another edit of the show is in its way, close #${issue} and open it again: this one is made anew.`,
    'The edit was checked against the archive when it was made. GitHub starts no checks for what a workflow opens: to see them run, close this pull request and open it again.',
  ].join('\n\n');
}
