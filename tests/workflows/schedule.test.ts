import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import type { Station } from '#domain/station.ts';
import { cronLines } from '../../scripts/workflow/cron.ts';
import { demandSchedule, scheduleProblems, withSchedule } from '../../scripts/workflow/schedule.ts';
import { parseWorkflow, workflowFiles } from '../../scripts/workflow/workflow-file.ts';
import { forkWithoutSite, REPOSITORY, runCommand } from '../commands/run.ts';
import { place, temporaryFolder } from '../values/folders.ts';
import { STATION } from '../values/shows.ts';
import { WORKFLOWS } from './workflow.ts';

const TEXT = readFileSync(join(WORKFLOWS, 'archive.yml'), 'utf8');
const CONFIG = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');

const station = (schedule: Partial<Station['schedule']>, minute = 17): Station => ({
  ...STATION,
  schedule: { ...STATION.schedule, ...schedule },
  upkeep: { mode: 'push', minute },
});

const LONDON = station({ weekday: 'Friday', time: '20:00', time_zone: 'Europe/London' }, 41);

describe('the times of a station as cron lines', () => {
  test.each<[Station['schedule']['weekday'], string, number, string[]]>([
    ['Wednesday', '22:00', 17, ['17 * * * *', '3 22 * * 3', '26 7 * * 0']],
    ['Friday', '20:00', 41, ['41 * * * *', '3 20 * * 5', '26 5 * * 2']],
    ['Saturday', '23:58', 0, ['0 * * * *', '1 0 * * 0', '24 9 * * 3']],
    ['Sunday', '23:57', 59, ['59 * * * *', '0 0 * * 1', '23 9 * * 4']],
    ['Monday', '00:00', 1, ['1 * * * *', '3 0 * * 1', '26 9 * * 4']],
  ])('%s %s, minute %i', (weekday, time, minute, expected) => {
    const { hourly, turn, links } = cronLines(station({ weekday, time }, minute));
    expect([hourly, turn, links]).toEqual(expected);
  });
});

describe('configure', () => {
  test('changes the times and nothing else, comments included', () => {
    const written = withSchedule(TEXT, LONDON);
    const changed = written.split('\n').filter((line) => !TEXT.split('\n').includes(line));
    expect(changed.map((line) => line.trim())).toEqual([
      '- cron: "41 * * * *"',
      'timezone: Europe/London',
      '- cron: "3 20 * * 5"',
      'timezone: Europe/London',
      '- cron: "26 5 * * 2"',
      'timezone: Europe/London',
      'LINKS_CRON: 26 5 * * 2',
    ]);
    expect(written.split('\n')).toHaveLength(TEXT.split('\n').length);
    expect(withSchedule(written, LONDON)).toBe(written);
  });

  test('writes the times where there were none', () => {
    const bare = 'on:\n  push:\n    branches: [main]\njobs: {}\n';
    const [problem] = scheduleProblems(parseWorkflow('archive.yml', bare), LONDON);
    expect(problem?.message).toMatch(/^is missing, station\.config\.ts means "41 \* \* \* \*"/);
    const written = withSchedule(bare, LONDON);
    expect(scheduleProblems(parseWorkflow('archive.yml', written), LONDON)).toEqual([]);
    expect(parse(written)).toMatchObject({
      on: { push: { branches: ['main'] } },
      env: { LINKS_CRON: '26 5 * * 2' },
    });
  });
});

test.each([
  ['a word', 'on: push\njobs: {}\n', '/on/schedule/0/cron'],
  ['a list', 'on: [push]\njobs: {}\n', '/on/schedule/0/cron'],
  ['a schedule that is no list', 'on:\n  schedule: daily\n', '/on/schedule/0/cron'],
  ['variables that are none', 'on: {}\nenv: none\n', '/env/LINKS_CRON'],
])('a workflow without room for the times, %s, is told by file and pointer', (_, text, pointer) => {
  const message = expect.stringMatching(/^has no room for ".* \* \*.*": expected a list or fields/);
  const problems = [{ file: '.github/workflows/archive.yml', pointer, message }];
  expect(() => withSchedule(text, LONDON)).toThrow(
    expect.objectContaining({ code: 'invalid-workflow', exitCode: 4, problems }),
  );
});

test('the workflows are the YAML of one folder, and a station may do without any', () => {
  const from = process.cwd();
  onTestFinished(() => process.chdir(from));
  process.chdir(temporaryFolder());
  expect(workflowFiles()).toEqual([]);
  expect(() => demandSchedule(LONDON)).not.toThrow();
  for (const name of ['b.yaml', 'README.md', 'a.yml']) place('.github/workflows', name, 'on: push\n');
  expect(workflowFiles()).toEqual(['.github/workflows/a.yml', '.github/workflows/b.yaml']);
});

test('a station without a workflow has no times to write', async () => {
  const root = forkWithoutSite((config) => config, CONFIG);
  expect(await runCommand('configure', [], { AIRLOG_DATA: inject('sample') }, root)).toEqual({
    code: 0,
    stdout: 'There is no .github/workflows/archive.yml, so no times are written.\n',
    stderr: '',
  });
  expect(existsSync(join(root, '.github'))).toBe(false);
});

describe('a workflow that runs at other times is told by file and pointer', () => {
  test('the committed one agrees with station.config.ts', async () => {
    const { default: config } = await import('#config');
    expect(scheduleProblems(parseWorkflow('archive.yml', TEXT), config)).toEqual([]);
  });

  test('check ends with exit code 4, configure mends it', async () => {
    const root = forkWithoutSite((config) => config.replace("'22:00'", "'21:30'"), CONFIG);
    place(root, '.github/workflows/archive.yml', TEXT);
    const { code, stderr } = await runCommand('check', [], { AIRLOG_DATA: inject('sample') }, root);
    expect(stderr).toContain('.github/workflows/archive.yml /on/schedule/1/cron: is "3 22 * * 3"');
    expect(code).toBe(4);
    expect(await runCommand('configure', [], {}, root)).toEqual({
      code: 0,
      stdout: 'Wrote .github/workflows/archive.yml.\n',
      stderr: '',
    });
    expect(readFileSync(join(root, '.github/workflows/archive.yml'), 'utf8')).toContain(
      '- cron: "33 21 * * 3"',
    );
  });
});
