/**
 * The flags of `sync` that the variables of a workflow ask for. A dispatched run hands its inputs over
 * by them, so that nothing anyone types becomes part of a shell's text. Every run makes up for a look at
 * links that was missed.
 */
export function syncArguments(env: NodeJS.ProcessEnv = process.env): string[] {
  const flag = (name: string, value: string | undefined) => (value === 'true' ? [name] : []);
  const option = (name: string, value: string | undefined) => (value ? [`${name}=${value}`] : []);
  return [
    ...flag('--full', env.ARCHIVE_FULL),
    ...option('--since', env.ARCHIVE_SINCE),
    ...option('--source', env.ARCHIVE_SOURCE),
    ...flag('--allow-shrink', env.ARCHIVE_ALLOW_SHRINK),
    `--links=${env.ARCHIVE_LINKS === 'true' ? 'now' : 'overdue'}`,
  ];
}
