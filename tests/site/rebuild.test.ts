import { expect, test } from 'vitest';
import { runCommand } from '../commands/run.ts';
import { differences, Workplace } from './rebuild.ts';

test('a site from a cache is taken over; after changes and damages it is the site built from nothing', async () => {
  const workplace = new Workplace();
  workplace.happen('somebody adds documents of their own', 0);
  const first = await workplace.build();
  expect([first.get('own/all.txt'), first.get('own/one.txt')]).toEqual(['own all', 'own one']);
  workplace.happen('the site comes back from a copy', 0);
  // The manifest tells the moment.
  expect(await workplace.wordsOfBuild()).toMatch(/ 1 written, 0 removed/);
  for (const happened of [
    ['a track is corrected', 'a week turns', 'a file of the site is cut short'],
    ['the site moves', 'a version changes'],
  ]) {
    for (const what of happened) workplace.happen(what, 0.3);
    expect(differences(await workplace.build(), await workplace.buildAnew())).toEqual([]);
  }
}, 120_000);

test('a folder that holds something else is not built into, and loses nothing', async () => {
  const { code, stderr } = await runCommand('build', ['--out', 'src']);
  expect(code).toBe(2);
  expect(stderr).toContain('something else lies there');
});
