import { expect, test } from 'vitest';
import { runCommand } from '../commands/run.ts';
import { differences, Workplace } from './rebuild.ts';

test('a site from a cache is taken over; after changes and damages it is the site built from nothing', async () => {
  const workplace = new Workplace();
  workplace.happen('somebody adds documents of their own', 0);
  const first = await workplace.build();
  expect(workplace.modules).not.toContain('.vite');
  expect([first.get('own/all.txt'), first.get('own/one.txt')]).toEqual(['own all', 'own one']);
  const refused = workplace.wordsOfBuild({ OWN_STATUS: '500' });
  await expect(refused, 'a document that cannot be made').rejects.toThrow(
    'own/all.txt was answered with 500',
  );
  workplace.happen('the site comes back from a copy', 0);
  // The manifest tells the moment.
  expect(await workplace.wordsOfBuild()).toMatch(/ 1 written, 0 removed/);
  const before = workplace.manifest;
  // Nothing here is of every page: what a key forgets stays as it was.
  for (const what of ['a track is corrected', 'a week turns', 'a file of the site is cut short'])
    workplace.happen(what, 0.3);
  expect(differences(await workplace.build(), await workplace.buildAnew())).toEqual([]);
  expect(workplace.manifest.previous_snapshot_id).toBe(before.snapshot_id);
}, 180_000);

test('a folder that holds something else is not built into, and loses nothing', async () => {
  const { code, stderr } = await runCommand('build', ['--out', 'src']);
  expect(code).toBe(2);
  expect(stderr).toContain('something else lies there');
});
