import { expect, test } from 'vitest';
import { runCommand } from '../commands/run.ts';
import { differences, Workplace } from './rebuild.ts';

test('a site that is built again after changes and damages is the site built from nothing', async () => {
  const workplace = new Workplace();
  await workplace.build();
  for (const what of ['a track is corrected', 'a week turns', 'a file of the site is cut short']) {
    workplace.happen(what, 0.3);
  }
  expect(differences(await workplace.build(), await workplace.buildAnew())).toEqual([]);
});

test('a folder that holds something else is not built into, and loses nothing', async () => {
  const { code, stderr } = await runCommand('build', ['--out', 'src']);
  expect(code).toBe(2);
  expect(stderr).toContain('something else lies there');
});
