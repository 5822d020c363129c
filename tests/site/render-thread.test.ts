import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { place, temporaryFolder } from '../values/folders.ts';

/** Templates that take their time to load, behind a module that awaits something, as `#config` does. */
const SLOW = `
import './awaits.mjs';
import { writeFileSync } from 'node:fs';
writeFileSync(new URL('begun', import.meta.url), '');
for (const until = Date.now() + 100; Date.now() < until; );
export const sitePaths = () => [];
export const renderPath = () => {};
`;

/** A build that fails while its second thread still loads the templates. */
const FAILING = `
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { RenderThread } from './scripts/build/render-thread.ts';
const [templates] = process.argv.slice(1);
try {
  await using second = new RenderThread({ out: templates, now: '2026-03-15T00:00:00Z', templates });
  while (!existsSync(templates + '/server/begun')) await setTimeout(5);
  throw new Error('failed');
} catch ({ message }) {
  console.log(message);
}
`;

test('a build that fails while the second thread loads its templates can say why', () => {
  const templates = temporaryFolder();
  place(templates, 'server/awaits.mjs', 'await undefined;');
  place(templates, 'server/prerender-entry.mjs', SLOW);
  const build = ['--input-type=module', '--eval', FAILING, templates];
  const { status, stdout, stderr } = spawnSync(process.execPath, build, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'failed\n' });
});
