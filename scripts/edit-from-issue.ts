import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { AirlogError } from '#domain/errors.ts';
import { commit } from './archive/commit.ts';
import { git } from './archive/git.ts';
import { REMOTE } from './archive/route.ts';
import { changesMarkdown } from './changes/archive-changes.ts';
import { type AppliedEdit, applyEdit } from './edit/apply-edit.ts';
import { addToSummary } from './console/github.ts';
import { answerIssue, refusalMarkdown } from './issue/answer.ts';
import { decisionAbout, tipOf } from './issue/decided.ts';
import { type IssueEvent, readIssueEvent } from './issue/event.ts';
import { readForm, type Wish } from './issue/form.ts';
import { demandGithubApi, type GitHubApi } from './workflow/github-api.ts';
import { openPullRequest, showPullRequest } from './workflow/pull-request.ts';

await run(
  new Command('edit-from-issue')
    .description('Turn a filled-in issue form into a pull request with the edit; the workflow runs it')
    .action(async () => {
      const event = readIssueEvent();
      const github = demandGithubApi();
      const made = await editOrRefusal(event.issue.body ?? '');
      if (made === null) return console.log('The issue is no form.');
      const { answer, told } =
        made instanceof AirlogError
          ? { answer: refusalMarkdown(made), told: `Refused: ${made.code}.` }
          : await propose(github, event, made);
      await answerIssue(github, event.issue.number, answer);
      addToSummary(`${answer}\n`);
      console.log(told);
    }),
);

/** What came of an issue: for its author in Markdown, and for the log. */
interface Outcome {
  answer: string;
  told: string;
}

type MadeEdit = AppliedEdit & Pick<Wish, 'deed'>;

/** The edit that an issue asks for; what its author can mend is an answer, not a failure. */
async function editOrRefusal(body: string): Promise<MadeEdit | AirlogError | null> {
  try {
    const wish = readForm(body);
    return wish && { deed: wish.deed, ...(await applyEdit(wish.show, wish.amendment)) };
  } catch (error) {
    if (error instanceof AirlogError && error.kind === 'usage') return error;
    throw error;
  }
}

/**
 * Commits the edit on a branch of the issue's own and opens a pull request. Once somebody has decided about
 * an earlier edit of the issue, that one stays as it is.
 */
async function propose(github: GitHubApi, event: IssueEvent, edit: MadeEdit): Promise<Outcome> {
  const { number } = event.issue;
  const base = event.repository.default_branch;
  const branch = `airlog/issue-${number}`;
  const tip = tipOf(branch);
  const decision = await decisionAbout(github, tip, await openPullRequest(github, { branch, base }));
  if (decision !== null) return leftAlone(decision);
  const title = `data: ${edit.deed} of ${edit.after.slug}`;
  git('add', '--', edit.file);
  commit(`${title} (#${number})`, edit.file);
  // What the issue says now takes the place of what it said, and of nothing that came in between.
  const ref = `refs/heads/${branch}`;
  git('push', '--quiet', `--force-with-lease=${ref}:${tip?.sha ?? ''}`, REMOTE, `HEAD:${ref}`);
  const body = pullRequestBody(number, edit);
  const pull = await showPullRequest(github, { branch, base, title, body });
  const changes = changesMarkdown([edit.before], [edit.after]);
  return {
    answer: `Thank you. #${pull} makes this edit:\n\n${changes}`,
    told: `Proposed an edit of ${edit.after.slug}.`,
  };
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
    `Asked for in #${issue}. Closes #${issue}.`,
    'The edit was checked against the archive when it was made. GitHub starts no checks for what a workflow opens: to see them run, close this pull request and open it again.',
  ].join('\n\n');
}
