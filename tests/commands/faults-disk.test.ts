import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { whileLocked } from '#snapshot/lock.ts';
import { like } from '../upstream/world.ts';
import { fingerprint, place, temporaryFolder } from '../values/folders.ts';
import { desk, deskWithArchive, syncHere, words } from './desk.ts';
import { runCommand } from './run.ts';

const NOT_A_FOLDER = {
  file: expect.stringMatching(/data\/shows$/),
  message: expect.stringMatching(/^cannot be read: ENOTDIR/),
};

describe('a folder that cannot be written', () => {
  test('a full disk: no byte is changed, and later the sync is made up for', async ({ skip }) => {
    const { env, upstream, folder } = await deskWithArchive();
    const disk = mounted('size=40k');
    if (!disk) return skip('needs root and the right to mount');
    cpSync(folder, disk, { recursive: true });
    const before = fingerprint(disk);
    const many = Array.from({ length: 300 }, (_, n) => n + 14);
    const minute = (n: number) => new Date(Date.UTC(2026, 6, 3, 12, n)).toISOString();
    upstream.world = many.reduce((world, n) => like(world, n, minute(n)), upstream.world);
    const outcome = await runCommand('sync', [], { ...env, AIRLOG_DATA: disk });
    expect(outcome.code).toBe(2);
    expect(words(outcome)).toMatch(
      /cannot be written: ENOSPC.*\[cannot-write\] Why: .*disk is full\. Nothing was changed\. Next: .*Make room/,
    );
    expect(fingerprint(disk)).toEqual(before);
    spawnSync('mount', ['-o', 'remount,size=4m', disk]);
    expect(await runCommand('sync', [], { ...env, AIRLOG_DATA: disk })).toMatchObject({ code: 0 });
  });

  test('a disk that is read only', async ({ skip }) => {
    const { env, folder } = await deskWithArchive();
    const disk = mounted('size=1m');
    if (!disk) return skip('needs root and the right to mount');
    cpSync(folder, disk, { recursive: true });
    const before = fingerprint(disk);
    spawnSync('mount', ['-o', 'remount,ro', disk]);
    const outcome = await runCommand('sync', [], { ...env, AIRLOG_DATA: disk });
    expect(outcome.code).toBe(2);
    expect(words(outcome)).toMatch(/EROFS.*\[cannot-write\] Why: .*may not write.*Next: .*permissions/);
    expect(fingerprint(disk)).toEqual(before);
  });

  test.each<[string, (folder: string) => void, object]>([
    [
      'a file where the folder should be',
      (folder) => writeFileSync(folder, 'mine'),
      { code: 'invalid-files', exitCode: 4, problems: [NOT_A_FOLDER] },
    ],
    [
      'a file where the folder of the shows should be',
      (folder) => place(folder, 'shows', 'mine'),
      { code: 'invalid-files', exitCode: 4, problems: [NOT_A_FOLDER] },
    ],
    [
      'a folder where a show should be',
      (folder) => mkdirSync(join(folder, 'shows/2026/2026-07-01.json'), { recursive: true }),
      {
        code: 'cannot-write',
        exitCode: 2,
        why: expect.stringMatching(/lies where/),
        next: expect.stringMatching(/^Move it away/),
      },
    ],
  ])('%s', async (_, obstruct, expected) => {
    const { upstream, folder } = await desk();
    obstruct(folder);
    await expect(syncHere(folder, upstream)).rejects.toMatchObject(expected);
    expect(existsSync(join(folder, 'status.json'))).toBe(false);
  });

  test('a temp folder that is none: the lock cannot be taken', async () => {
    vi.stubEnv('TMPDIR', join(temporaryFolder(), 'nowhere'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const task = vi.fn();
    await expect(whileLocked('data', task)).rejects.toMatchObject({
      exitCode: 2,
      code: 'cannot-lock',
      why: expect.stringContaining('temp folder'),
      next: expect.stringContaining('TMPDIR'),
    });
    expect(task).not.toHaveBeenCalled();
  });
});

/** A small disk of its own for the test, or null where this user may not mount one. */
function mounted(options: string): string | null {
  const folder = temporaryFolder();
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'airlog-test', folder]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', [folder]));
  return folder;
}
