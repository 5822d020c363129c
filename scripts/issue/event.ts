import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { Instant } from '#domain/instant.ts';
import type { GitHubApi } from '../workflow/github-api.ts';

/** What GitHub tells a workflow of an issue that was opened or edited. */
const IssueEvent = z.object({
  issue: z.object({ number: z.int().positive() }),
  repository: z.object({ default_branch: z.string() }),
});
export type IssueEvent = z.infer<typeof IssueEvent>;

const Issue = z.object({ body: z.string().nullable(), created_at: Instant });
export type Issue = z.infer<typeof Issue>;

/**
 * An issue as it stands. The event of a run that waited, or is run once more, holds what its author may
 * have changed since.
 */
export function readIssue(github: GitHubApi, number: number): Promise<Issue> {
  return github(`/issues/${number}`, Issue);
}

/**
 * The event of this run.
 *
 * @throws AirlogError `no-issue`
 */
export function readIssueEvent(): IssueEvent {
  try {
    return IssueEvent.parse(JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? '', 'utf8')));
  } catch (cause) {
    throw new AirlogError({
      kind: 'usage',
      code: 'no-issue',
      what: 'There is no issue to read.',
      why: 'GITHUB_EVENT_PATH names the event of a workflow that an issue started, and none is there.',
      next: 'Leave it to the workflow; by hand, `npm run edit` does the same.',
      cause,
    });
  }
}
