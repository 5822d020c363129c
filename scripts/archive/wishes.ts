import { z } from 'zod';
import { readVariables, type Variables } from '#domain/variables.ts';

const Flag = z.enum(['true', 'false'], { error: 'expected true or false' }).default('false');
const Wishes = z.object({
  ARCHIVE_FULL: Flag,
  ARCHIVE_SINCE: z.string().optional(),
  ARCHIVE_SOURCE: z.string().optional(),
  ARCHIVE_ALLOW_SHRINK: Flag,
  ARCHIVE_LINKS: Flag,
});

/**
 * The flags of `sync` that the variables of a workflow ask for. A dispatched run hands its inputs over
 * by them, so that nothing anyone types becomes part of a shell's text. Every run makes up for a look at
 * links that was missed.
 *
 * @throws AirlogError `invalid-environment`
 */
export function syncArguments(env: Variables = process.env): string[] {
  const wishes = readVariables(Wishes, env);
  const flag = (name: string, wished: z.infer<typeof Flag>) => (wished === 'true' ? [name] : []);
  const option = (name: string, value: string | undefined) => (value ? [`${name}=${value}`] : []);
  return [
    ...flag('--full', wishes.ARCHIVE_FULL),
    ...option('--since', wishes.ARCHIVE_SINCE),
    ...option('--source', wishes.ARCHIVE_SOURCE),
    ...flag('--allow-shrink', wishes.ARCHIVE_ALLOW_SHRINK),
    `--links=${wishes.ARCHIVE_LINKS === 'true' ? 'now' : 'overdue'}`,
  ];
}
