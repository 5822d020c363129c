import { chmodSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkWithoutSite, REPOSITORY } from './commands/run.ts';
import { place, temporaryFolder } from './values/folders.ts';
import { runShell } from './workflows/steps.ts';
import { readWorkflow } from './workflows/workflow.ts';

const CONFIG = readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8');
const ALL = ['ci', 'test', 'run lint', 'run test:soak'];

/** An npm that only writes down what it is asked for. */
const NPM = `#!/bin/sh
[ "$1" = --version ] || echo "$*" >> asked`;

/** What CI asks of npm in a checkout of a station. */
async function askedOfNpm(change: (config: string) => string): Promise<string[]> {
  const root = forkWithoutSite(change, CONFIG);
  const bin = temporaryFolder();
  cpSync(join(REPOSITORY, '.ci'), join(root, '.ci'), { recursive: true });
  for (const [name, script] of [
    ['npm', NPM],
    ...['chromium', 'xmllint', 'sqlite3', 'python3', 'curl', 'jq'].map((name) => [name, '#!/bin/sh']),
  ] as const) {
    place(bin, name, `${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const [job, ...others] = Object.values(readWorkflow('ci.yml').jobs);
  expect(others).toEqual([]);
  const [command = ''] = job?.steps.flatMap(({ run }) => run ?? []) ?? [];
  const { outcome, log } = await runShell(command, root, { PATH: `${bin}:${process.env.PATH}`, HOME: bin });
  expect(outcome, log).toBe('success');
  return readFileSync(join(root, 'asked'), 'utf8').trim().split('\n');
}

test.each<[string, (config: string) => string, string[]]>([
  ['the built-in station', (config) => config, ALL],
  ['the built-in station in other words', (config) => config.replace('206979918', '206_979_918'), ALL],
  [
    'another station, whose archive the tests do not know',
    (config) => config.replace('206979918', '12345'),
    ['ci', 'run check', 'run build'],
  ],
])('CI of %s', async (_, change, expected) => {
  expect(await askedOfNpm(change)).toEqual(expected);
});
