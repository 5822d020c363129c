import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { forkWithoutSite, REPOSITORY } from './commands/run.ts';

const ENTRIES = readdirSync('scripts').filter((name) => name.endsWith('.ts'));
const GUARD = "import './require-node-24.mjs';\n";

/** Has the Node that runs say that it is an older one. */
const OLDER_NODE = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.11.0'})`;

test.each(ENTRIES)('scripts/%s asks for its Node before anything else', (name) => {
  expect(readFileSync(join('scripts', name), 'utf8').startsWith(GUARD)).toBe(true);
});

const STARTED = Object.entries(packageFile.scripts).filter(([, line]) => line.includes(' scripts/'));

test.each(STARTED)('npm run %s asks also a Node that could not read the entry', (_, line) => {
  expect(line).toContain(' --import ./scripts/require-node-24.mjs ');
});

// The program `tsx`, unlike its loader, listens on a socket there, whose path has to be short.
test.each(STARTED)('npm run %s is started by Node itself, wherever the temp folder lies', (_, line) => {
  expect(line).toMatch(/^node /);
});

test('an older Node is refused in words, however an entry is started', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', OLDER_NODE, 'scripts/sync.ts', '--help'],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^airlog needs Node 24 or newer; this is Node 20\.11\.0\./);
});

test('what the schedule runs leaves beside the modules what Node compiled of it, for the next run', () => {
  const root = forkWithoutSite(
    (config) => config,
    readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'),
  );
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  execFileSync('npm', ['run', '--silent', 'plan', '--', '--help'], { cwd: root, env });
  expect(readdirSync(join(root, 'node_modules/.cache/compiled'))).not.toEqual([]);
});
