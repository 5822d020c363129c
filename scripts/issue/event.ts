import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { Instant } from '#domain/instant.ts';

/** What GitHub tells a workflow of an issue that was opened or edited. */
const IssueEvent = z.object({
  issue: z.object({ number: z.int().positive(), body: z.string().nullable(), created_at: Instant }),
  repository: z.object({ default_branch: z.string() }),
});
export type IssueEvent = z.infer<typeof IssueEvent>;

/**
 * The event of this run. It comes from a file, so that no word of it ever passes through a shell.
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
