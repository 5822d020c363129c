import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { whileBuilding } from '../../scripts/build/hold.ts';
import { runCommand } from '../commands/run.ts';
import { temporaryFolder } from '../values/folders.ts';

const build = async () => 'built';
const [CLEAN, KEEPING] = [true, false];

interface Build {
  out: string;
  clean: boolean;
}

/** What becomes of a build that begins while another one of the checkout goes on. */
const PAIRS: [string, first: Build, second: Build, fate: string][] = [
  ['of the same site', { out: 'dist', clean: KEEPING }, { out: './dist', clean: KEEPING }, 'build-running'],
  ['of another site', { out: 'dist', clean: KEEPING }, { out: 'other', clean: KEEPING }, 'built'],
  [
    'that begins from nothing',
    { out: 'dist', clean: KEEPING },
    { out: 'other', clean: CLEAN },
    'build-running',
  ],
  [
    'beside one from nothing',
    { out: 'dist', clean: CLEAN },
    { out: 'other', clean: KEEPING },
    'build-running',
  ],
];

describe('while a site is built', () => {
  test.each(PAIRS)('a build %s', async (_, first, second, fate) => {
    const from = process.cwd();
    onTestFinished(() => process.chdir(from));
    process.chdir(temporaryFolder());
    const attempt = () => whileBuilding(second.out, second.clean, build);
    const told = await whileBuilding(first.out, first.clean, () => attempt().catch(({ code }) => code));
    expect(told).toBe(fate);
    expect(await attempt()).toBe('built');
  });

  test('the command says so and leaves it alone', async () => {
    const out = join(temporaryFolder(), 'site');
    const { code, stdout, stderr } = await whileBuilding(out, KEEPING, () =>
      runCommand('build', ['--out', out]),
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/Another build is using .*\[build-running\]\nWhy: .*\nNext: {2}Wait until/);
  });
});
