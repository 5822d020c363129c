import { z } from 'zod';
import type { GitHubApi } from './github-api.ts';

const LABEL = 'sync-failing';
const TITLE = 'The archive is not being updated';

/**
 * What the one issue begins with. By these words it is found again where a person's token opened it, or its
 * label was taken off: other words would leave an open one behind.
 */
const OPENING =
  'The site shows the last good snapshot. The workflow keeps this issue up to date and closes it with the next success.';

const NO_ISSUES =
  'This repository has no issues, so none tells of the failure. Settings → General → Features allows them.';

/** A run that failed. */
export interface Failure {
  /** Its first job that did. */
  job: string;
  /** What the job said of it, if it came to that. */
  problem: string;
}

/** What is known of a job that could not say itself why it failed. */
const WORDS: Record<string, string> = {
  build: 'The sync went well, but the site could not be built; the log of the job “Build” says why.',
  deploy:
    'The sync went well and the site is built, but GitHub Pages did not take it; the log of the job “Deploy” says why. Is Settings → Pages → Source set to “GitHub Actions”?',
};

const Repository = z.object({ has_issues: z.boolean() });
const Issue = z.object({
  number: z.int(),
  body: z.string().nullish(),
  user: z.object({ type: z.string() }).nullish(),
  /** GitHub lists pull requests among the issues; they are those with this field. */
  pull_request: z.looseObject({}).optional(),
});
type Issue = z.infer<typeof Issue>;
const Comment = z.object({ id: z.int() });

/** Number of the issue that is open about a failing archive, or null; a fork may have no issues at all. */
export async function openIssue(github: GitHubApi): Promise<number | null> {
  return (await hasIssues(github)) ? findOpen(github) : null;
}

/**
 * Opens the issue, or renews what it says: an edit, which tells nobody every hour. Answers in words what
 * became of it.
 */
export async function tellFailure(github: GitHubApi, failure: Failure, runUrl: string): Promise<string> {
  if (!(await hasIssues(github))) return NO_ISSUES;
  const body = issueBody(failure, runUrl);
  const number = await findOpen(github);
  if (number) await github(`/issues/${number}`, Issue, { method: 'PATCH', body: { body } });
  else await github('/issues', Issue, { method: 'POST', body: { title: TITLE, body, labels: [LABEL] } });
  return number
    ? `Issue #${number} tells of the newest failure.`
    : 'Opened an issue that tells of the failure.';
}

/** Closes the issue if one is open, and says so there once. Answers in words what became of it. */
export async function tellSuccess(github: GitHubApi, runUrl: string): Promise<string> {
  const number = await openIssue(github);
  if (!number) return 'No issue that tells of a failure is open.';
  // Closed first: while it is open, every success would say so again.
  await github(`/issues/${number}`, Issue, {
    method: 'PATCH',
    body: { state: 'closed', state_reason: 'completed' },
  });
  await github(`/issues/${number}/comments`, Comment, {
    method: 'POST',
    body: { body: `The archive is being updated again, since ${runUrl}.` },
  });
  return `Closed issue #${number}.`;
}

async function hasIssues(github: GitHubApi): Promise<boolean> {
  return (await github('', Repository)).has_issues;
}

async function findOpen(github: GitHubApi): Promise<number | null> {
  const labelled = (await open(github, { labels: LABEL })).find(
    (one) => isByWorkflow(one) || opensAsOurs(one),
  );
  const found = labelled ?? (await open(github, {})).find((one) => isByWorkflow(one) && opensAsOurs(one));
  return found?.number ?? null;
}

async function open(github: GitHubApi, query: { labels?: string }): Promise<Issue[]> {
  const listed = await github.list('/issues', Issue, { ...query, state: 'open' });
  return listed.filter(({ pull_request }) => !pull_request);
}

/** People may give the label to an issue of their own, and other words to the one that a workflow opened. */
function isByWorkflow({ user }: Issue): boolean {
  return user?.type === 'Bot';
}

function opensAsOurs({ body }: Issue): boolean {
  return body?.startsWith(OPENING) === true;
}

function issueBody({ job, problem }: Failure, runUrl: string): string {
  const words = problem.trim() || (WORDS[job] ?? 'The run ended before it could say why; its log may.');
  const fence = '`'.repeat(Math.max(3, ...[...words.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return [OPENING, `The newest failure (${runUrl}):`, `${fence}text\n${words}\n${fence}`].join('\n\n');
}
