import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { AirlogError } from '#domain/errors.ts';
import { git } from './archive/git.ts';
import { changesMarkdown } from './changes/archive-changes.ts';
import { type AppliedEdit, applyEdit } from './console/apply-edit.ts';
import { addToSummary } from './console/github.ts';
import { answerIssue, refusalMarkdown } from './issue/answer.ts';
import { type IssueEvent, readIssueEvent } from './issue/event.ts';
import { readForm, type Wish } from './issue/form.ts';
import { demandGithubApi, type GitHubApi } from './workflow/github-api.ts';
import { showPullRequest } from './workflow/pull-request.ts';

await run(
  new Command('edit-from-issue')
    .description('Turn a filled-in issue form into a pull request with the edit; the workflow runs it')
    .action(async () => {
      const event = readIssueEvent();
      const github = demandGithubApi();
      const made = await editOrRefusal(event.issue.body ?? '');
      if (made === null) return console.log('The issue is no form.');
      const answer = made instanceof AirlogError ? refusalMarkdown(made) : await propose(github, event, made);
      await answerIssue(github, event.issue.number, answer);
      addToSummary(`${answer}\n`);
      console.log(
        made instanceof AirlogError ? `Refused: ${made.code}.` : `Proposed an edit of ${made.after.slug}.`,
      );
    }),
);

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

/** Commits the edit on a branch of the issue's own and opens a pull request. Answers what to say of it. */
async function propose(github: GitHubApi, event: IssueEvent, edit: MadeEdit): Promise<string> {
  const { number } = event.issue;
  const branch = `airlog/issue-${number}`;
  const title = `data: ${edit.deed} of ${edit.after.slug}`;
  git('add', '--', edit.file);
  git(
    '-c',
    'commit.gpgSign=false',
    'commit',
    '--quiet',
    '--message',
    `${title} (#${number})`,
    '--',
    edit.file,
  );
  // The branch belongs to this issue alone, and what the issue says now takes the place of what it said.
  git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`);
  const base = event.repository.default_branch;
  const body = pullRequestBody(number, edit);
  const pull = await showPullRequest(github, { branch, base, title, body });
  return `Thank you. #${pull} makes this edit:\n\n${changesMarkdown([edit.before], [edit.after])}`;
}

function pullRequestBody(issue: number, { before, after }: AppliedEdit): string {
  return [
    changesMarkdown([before], [after]),
    `Asked for in #${issue}. Closes #${issue}.`,
    'The edit was checked against the archive when it was made. GitHub starts no checks for what a workflow opens: to see them run, close this pull request and open it again.',
  ].join('\n\n');
}
