import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { place } from '../values/folders.ts';
import { forkWithoutSite, REPOSITORY, runCommand } from './run.ts';

const CONFIG = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');
const WORKFLOWS = '.github/workflows';

/** Checks a station that is all right but for these files. */
async function checkWith(files: Record<string, string>, change = (config: string) => config) {
  const root = forkWithoutSite(change, CONFIG);
  cpSync(join(REPOSITORY, WORKFLOWS), join(root, WORKFLOWS), { recursive: true });
  cpSync(inject('sample'), join(root, 'data'), { recursive: true });
  for (const [path, text] of Object.entries(files)) place(root, path, text);
  return runCommand('check', [], {}, root);
}

test('all that is wrong with workflows, schedule and edits is told in one run', async () => {
  const { code, stdout, stderr } = await checkWith(
    {
      [`${WORKFLOWS}/ci.yml`]: 'on: [push\njobs: {}\n',
      [`${WORKFLOWS}/pull-request.yml`]: 'on: pull_request\nsteps: []\n',
      [`${WORKFLOWS}/edit-from-issue.yml`]: 'on: *nothing\njobs: {}\n',
      [`${WORKFLOWS}/release.yml/notes.md`]: 'A folder with the name of a file.',
      'data/edits/2026-03-04.json': '{"titel":"x"}',
      'data/edits/2026-03-11.json': '{"lineup":[{"remove":1,"reason":"x"}]}',
    },
    (config) => config.replace('site: {', 'upkeep: { minute: 18 },\n  site: {'),
  );
  for (const words of [
    `${WORKFLOWS}/ci.yml: Flow sequence`,
    `${WORKFLOWS}/pull-request.yml /jobs: `,
    `${WORKFLOWS}/edit-from-issue.yml: Unresolved alias`,
    `${WORKFLOWS}/release.yml: EISDIR`,
    `${WORKFLOWS}/archive.yml /on/schedule/0/cron: is "17 * * * *"`,
    'data/edits/2026-03-04.json /titel: unknown field',
    'data/edits/2026-03-11.json /lineup/0/remove: track 1 is not in this show',
  ])
    expect(stderr).toContain(words);
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
});

test('a broken workflow of the archive is told once', async () => {
  const { code, stderr } = await checkWith({ [`${WORKFLOWS}/archive.yml`]: 'on: [push\n' });
  expect(stderr.match(/\[[a-z-]+\]$/gm)).toEqual(['[invalid-workflow]']);
  expect(code).toBe(4);
});

test('a variable that is wrong is told once', async () => {
  const { code, stderr } = await runCommand('check', [], { AIRLOG_NOW: 'lately' });
  expect(stderr.match(/\[[a-z-]+\]$/gm)).toEqual(['[invalid-environment]']);
  expect(code).toBe(2);
});

test('a station that is all right has nothing to mend', async () => {
  expect(await checkWith({})).toMatchObject({ code: 0, stderr: '' });
});
