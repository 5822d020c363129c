import { expect, test } from 'vitest';
import { runCommand } from '../commands/run.ts';

test.each([
  ['bench:sync', 'first sync of 3 likes'],
  ['bench:database', 'slowest query'],
  ['bench:build', 'clean build'],
])('%s measures three of what it counts', { timeout: 300_000 }, async (name, row) => {
  expect(await runCommand(name, ['3'])).toMatchObject({ code: 0, stdout: expect.stringContaining(row) });
});
