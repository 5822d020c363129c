import { mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '#tests/values/folders.ts';
import { whileLocked } from './lock.ts';

const task = async () => 'ran';

interface Names {
  real: string;
  link: string;
}

/** A folder, and a link to it beside it. */
function twoNames(): Names {
  const root = temporaryFolder();
  const [real, link] = [join(root, 'real'), join(root, 'link')];
  mkdirSync(real);
  symlinkSync(real, link);
  return { real, link };
}

const NAMES: [string, (names: Names) => [string, string]][] = [
  ['the same name', ({ real }) => [real, real]],
  ['a link', ({ real, link }) => [real, link]],
  ['a longer way', ({ real }) => [real, join(real, '..', 'real')]],
  ['a link above what is not there yet', ({ real, link }) => [join(real, 'data'), join(link, 'data')]],
];

test.each(NAMES)('a folder is locked under %s too', async (_, names) => {
  const [first, second] = names(twoNames());
  await whileLocked(first, async () => {
    await expect(whileLocked(second, task)).rejects.toMatchObject({ code: 'sync-running' });
  });
  expect(await whileLocked(second, task)).toBe('ran');
});

test('two folders are locked apart', async () => {
  const root = temporaryFolder();
  const inner = await whileLocked(join(root, 'one'), () => whileLocked(join(root, 'two'), task));
  expect(inner).toBe('ran');
});

test('a lock can be held alone by every user of the machine', async () => {
  const temp = temporaryFolder();
  vi.stubEnv('TMPDIR', temp);
  onTestFinished(() => void vi.unstubAllEnvs());
  await whileLocked(join(temp, 'data'), task);
  const modes = readdirSync(temp).map((name) => statSync(join(temp, name)).mode & 0o777);
  expect(modes).toEqual([0o666]);
});
