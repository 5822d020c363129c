import { mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { unchangedSinceNow } from '../../scripts/build/unchanged.ts';
import { place, temporaryFolder } from '../values/folders.ts';

test.each<[string, (folder: string) => void, boolean]>([
  ['nothing happened', () => undefined, true],
  ['a file came', (folder) => place(folder, 'edits/b.json', ''), false],
  ['a file went', (folder) => rmSync(join(folder, 'edits/a.json')), false],
  ['a file is longer', (folder) => place(folder, 'edits/a.json', 'longer'), false],
  [
    'a file is another of its length and of its date',
    (folder) => {
      writeFileSync(join(folder, 'edits/a.json'), 'two');
      utimesSync(join(folder, 'edits/a.json'), 1, 1);
    },
    false,
  ],
  ['the whole folder went', (folder) => rmSync(folder, { recursive: true }), false],
])('a folder holds what it held at first where %s: %#', async (_, happen, isUnchanged) => {
  const folder = temporaryFolder();
  place(folder, 'edits/a.json', 'one');
  utimesSync(join(folder, 'edits/a.json'), 1, 1);
  const isAsAtFirst = unchangedSinceNow(folder);
  await nextMoment();
  happen(folder);
  expect(isAsAtFirst()).toBe(isUnchanged);
});

test('of a folder that cannot be read nobody knows whether it is as it was', () => {
  const folder = join(temporaryFolder(), 'data');
  symlinkSync('data', folder);
  expect(unchangedSinceNow(folder)()).toBe(false);
});

test.each([
  ['nothing', () => undefined],
  ['a file', (path: string) => writeFileSync(path, '')],
])('where %s lies in place of a folder, it is as it was until it comes', (_, lay) => {
  const folder = join(temporaryFolder(), 'data');
  lay(folder);
  const isAsAtFirst = unchangedSinceNow(folder);
  expect(isAsAtFirst()).toBe(true);
  rmSync(folder, { force: true });
  mkdirSync(folder);
  place(folder, 'status.json', '{}');
  expect(isAsAtFirst()).toBe(false);
});

/** Waits until the disk dates what happens later than what happened before: its clock may be coarse. */
async function nextMoment(): Promise<void> {
  const probe = join(temporaryFolder(), 'probe');
  const dated = () => {
    writeFileSync(probe, '');
    return statSync(probe).ctimeMs;
  };
  const before = dated();
  while (dated() === before) await setTimeout(1);
}
