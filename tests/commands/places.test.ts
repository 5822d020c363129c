import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { lineAt } from '#snapshot/broken-json.ts';
import { offsetInJson } from '../../scripts/console/json-place.ts';
import { lineInFile } from '../../scripts/console/place-in-file.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { runCommand } from './run.ts';

const FILE = `{
  "title": "T",
  "lineup": [
    { "add": "x",
      "reason": "y" },
    {
      "a/b~c": 1, "remove": 2
    }
  ],
  "title":
    "again"
}
`;

test.each([
  ['', 1],
  ['/lineup', 3],
  ['/lineup/0', 4],
  ['/lineup/0/reason', 5],
  ['/lineup/0/position', 4],
  ['/lineup/1', 6],
  ['/lineup/1/remove', 7],
  ['/lineup/1/a~1b~0c', 7],
  ['/lineup/7/remove', 3],
  ['/notes', 1],
  ['/title', 10],
])('%j lies on line %i', (pointer, line) => {
  expect(lineAt(FILE, offsetInJson(FILE, pointer))).toBe(line);
});

test.each([
  ['an end too soon', '{\n  "a": 1,\n', 3],
  ['a comma too many', '{\n  "a": 1,\n}', 3],
  ['a comment', '{\n  // no\n  "a": 1\n}', 2],
  ['nothing', '', 1],
  ['words', 'hello', 1],
])('%s is on the line where it stops being JSON', (_what, text, line) => {
  expect(lineAt(text, offsetInJson(text, ''))).toBe(line);
});

test('lines end as on any system', () => {
  const text = FILE.replaceAll('\n', '\r\n');
  expect(lineAt(text, offsetInJson(text, '/lineup/1/remove'))).toBe(7);
});

describe('a place is found in', () => {
  const CONFIG = `import { define } from 'x';

/** A title: not this one. */
export default define({
  title: 'T',
  schedule: {
    weekday: 'Friday',
    time: '20:00', time_zone: 'Nowhere' },
  site: { url: 'https://x.example',
    base: '/' },
});
`;
  const WORKFLOW = `on:
  schedule:
    # why
    - cron: '1 * * * *'
      timezone: UTC
    - cron: '2 * * * *'
env:
  LINKS: x
`;

  test.each<[string, string, string, number]>([
    ['config.ts', CONFIG, '/schedule/time_zone', 8],
    ['config.ts', CONFIG, '/schedule', 6],
    ['config.ts', CONFIG, '/site/base', 10],
    ['config.ts', CONFIG, '/site/port', 9],
    ['config.ts', CONFIG, '/nothing', 1],
    ['archive.yml', WORKFLOW, '/on/schedule/1/cron', 6],
    ['archive.yml', WORKFLOW, '/on/schedule/0/timezone', 5],
    ['archive.yml', WORKFLOW, '/on/schedule/1/timezone', 6],
    ['archive.yml', WORKFLOW, '/env/LINKS', 8],
    ['archive.yml', WORKFLOW, '/env/NOTHING', 8],
    ['archive.yml', WORKFLOW, '/nothing', 1],
    ['archive.yml', 'on: [\n', '', 2],
  ])('%s: %#', (name, text, pointer, line) => {
    const folder = temporaryFolder();
    place(folder, name, text);
    expect(lineInFile(join(folder, name), pointer)).toBe(line);
  });

  test('no line of what is no file, nor of a link, wherever it leads', () => {
    const folder = temporaryFolder();
    place(folder, 'real.json', FILE);
    mkdirSync(join(folder, 'folder.json'));
    symlinkSync('real.json', join(folder, 'link.json'));
    const lines = ['real', 'folder', 'link'].map((name) =>
      lineInFile(join(folder, `${name}.json`), '/lineup'),
    );
    expect(lines).toEqual([3, null, null]);
  });

  test.each(['AIRLOG_NOW', 'data/nothing.json', 'README.md'])('no line of %s', (file) => {
    expect(lineInFile(file, '')).toBeNull();
  });
});

describe('under GitHub Actions check marks the file and the line', () => {
  test.each<[string, string, string, number, RegExp]>([
    [
      'an edit to an unknown track',
      'edits/2026-03-04.json',
      '{\n  "lineup": [\n    { "reason": "x",\n      "remove": 1 }\n  ]\n}\n',
      4,
      /\/lineup\/0\/remove track 1 is not in this show/,
    ],
    [
      'an unknown field',
      'edits/2026-03-04.json',
      '{\n  "notes": "n",\n  "titel": "T"\n}\n',
      3,
      /\/titel unknown field/,
    ],
    ['what is no JSON', 'edits/2026-03-04.json', '{\n  "title": "T",\n}\n', 3, /cannot be read/],
    [
      'a show of the machine',
      'shows/2026/2026-03-11.json',
      '{\n  "slug": "2026-03-11"\n}\n',
      1,
      /week_start/,
    ],
  ])('%s', async (_what, path, text, line, words) => {
    const folder = join(temporaryFolder(), 'data');
    cpSync(inject('sample'), folder, { recursive: true });
    place(folder, path, text);
    const summary = join(folder, 'summary.md');
    const env = { AIRLOG_DATA: folder, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
    const { code, stderr } = await runCommand('check', [], env);
    expect(code).toBe(4);
    const marks = stderr.split('\n').filter((each) => each.startsWith(`::error file=${join(folder, path)},`));
    expect(marks.filter((mark) => mark.includes(`,line=${line},`)).join('\n')).toMatch(words);
    expect(readFileSync(summary, 'utf8')).toContain('nothing was written');
  });
});
