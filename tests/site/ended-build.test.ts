import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fork, REPOSITORY, startCommand } from '../commands/run.ts';
import { writeFixture } from './fixture.ts';

test('who ends a build ends its compiler too', async () => {
  const root = fork((config) => config, readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'));
  cpSync(writeFixture(), join(root, 'data'), { recursive: true });
  const shelf = join(root, '.cache/build/templates');
  const build = startCommand('build', [], {}, root);
  // Only when nobody is left who could print anything.
  const silence = once(build, 'close');
  // Astro, which the compiler runs, begins with that folder.
  while (!existsSync(join(root, '.astro'))) await setTimeout(5);
  build.kill('SIGKILL');
  await silence;
  const [draft = ''] = readdirSync(shelf);
  expect(readdirSync(join(shelf, draft))).toEqual([]);
});
