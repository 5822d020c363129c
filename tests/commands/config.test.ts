import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '#config';
import { defineStation } from '#domain/station.ts';
import { forkWithoutSite, REPOSITORY, runCommand } from './run.ts';

const CONFIG = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');
const withoutQuotes = (text: string) =>
  text.replace("title: 'Nick the Rat Radio'", 'title: Nick the Rat Radio');

/** What is wrong, the line that is told, and what is told of it. */
const MISTAKES: [string, (text: string) => string, RegExp][] = [
  ['words without quotes', withoutQuotes, /line 5: Expected .*/],
  [
    'one word without quotes',
    (text) => text.replace("'Wednesday'", 'Wednesday'),
    /line 13: Wednesday is not/,
  ],
  ['a bracket too few', (text) => text.replace(/\}\);\s*$/, ''), /line \d+: .*/],
  [
    'a name declared twice',
    (text) => `${text}const a = 1;\nconst a = 2;\n`,
    /.*["']a["'] has already been declared/,
  ],
  [
    'a file that is not there',
    (text) => `import './mine.ts';\n${text}`,
    /Cannot find module .*mine\.ts(?=.*\nWhy: .* not there)/,
  ],
  [
    'no default export',
    (text) => text.replace('export default', 'export const station ='),
    /.*expected object/,
  ],
];

const TOLD = (words: RegExp) =>
  new RegExp(
    String.raw`^Error: station\.config\.ts .*\[invalid-config\]\n  station\.config\.ts: ${words.source}.*\nWhy: .*\nNext: .*\n$`,
  );

test.each(MISTAKES)('station.config.ts with %s is told, with exit code 2', (_, mistake, words) => {
  const cwd = forkWithoutSite(mistake, CONFIG);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/sync.ts'], {
    cwd,
    encoding: 'utf8',
  });
  expect(stderr).toMatch(TOLD(words));
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test.each(['build', 'check', 'configure', 'edit', 'start'])('%s tells so, too', async (name) => {
  const { code, stdout, stderr } = await runCommand(name, [], {}, forkWithoutSite(withoutQuotes, CONFIG));
  expect(stderr).toMatch(TOLD(/line 5: Expected/));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('a station that is defined once more is the same', () => {
  expect(defineStation(config)).toEqual(config);
});
