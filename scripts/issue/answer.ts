import { z } from 'zod';
import type { CatalogShow } from '#domain/catalog.ts';
import type { AirlogError } from '#domain/errors.ts';
import { escapeMarkdown } from '#sync/markdown.ts';
import type { GitHubApi } from '../workflow/github-api.ts';

/** By this the one comment under an issue is found again. */
const MARK = '<!-- airlog: edit from issue -->';
const Comment = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ type: z.string() }).nullish(),
});

/** Answers an issue by one comment, however often the issue is edited. */
export async function answerIssue(github: GitHubApi, issue: number, markdown: string): Promise<void> {
  const body = `${markdown}\n\n${MARK}`;
  const comments = await github.list(`/issues/${issue}/comments`, Comment);
  const mine = comments.find(({ body: text, user }) => user?.type === 'Bot' && text?.endsWith(MARK));
  if (mine) await github(`/issues/comments/${mine.id}`, Comment, { method: 'PATCH', body: { body } });
  else await github(`/issues/${issue}/comments`, Comment, { method: 'POST', body: { body } });
}

const AUTHORS_ERRORS: ReadonlySet<string> = new Set([
  'form-refused',
  'unknown-show',
  'unknown-track',
  'edit-refused',
]);

/** Whether what is wrong stands in the issue, where its author can mend it. */
export function isAuthors({ code }: AirlogError): boolean {
  return AUTHORS_ERRORS.has(code);
}

/** What is wrong with a form, for whoever filled it in; what they wrote is quoted as text. */
export function refusalMarkdown({ message, why, next, problems }: AirlogError): string {
  const places = problems.map(({ message: told }) => `- ${escapeMarkdown(told)}`);
  const head = `This could not be turned into an edit. ${escapeMarkdown(message)}`;
  return [
    head,
    ...(places.length > 0 ? [places.join('\n')] : [escapeMarkdown(`${why} ${next}`)]),
    RETRY,
  ].join('\n\n');
}

/** An edit that would change nothing, for whoever asked for it. */
export function needlessMarkdown({ slug }: CatalogShow): string {
  return `${slug} says so already, so there is nothing to change. ${RETRY}`;
}

const RETRY = 'Edit the issue, and this is tried again.';

/** What is wrong is the archive's or its job's, and its details are for whoever reads the log. */
export const UNTRIED = `This could not be tried. The fault is not in this issue: something of the archive itself has to be mended first, and the log of the workflow's run says what. ${RETRY}`;
