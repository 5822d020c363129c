import { type SpawnOptions, spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../values/folders.ts';
import { linkModules } from '../values/modules.ts';

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

export const REPOSITORY = join(import.meta.dirname, '../..');

/** How npm would start a script in a checkout: the program, and its folder and environment. */
export function commandLine(root: string, env: Record<string, string>): [string, SpawnOptions] {
  const bin = join(REPOSITORY, 'node_modules/.bin');
  const base = { PATH: `${bin}:${process.env.PATH}`, HOME: root, XDG_CACHE_HOME: env.AIRLOG_DATA ?? root };
  return [join(bin, 'tsx'), { cwd: root, env: { ...base, ...env } }];
}

/** Runs a command of scripts/ to its end, as npm would, with an environment of its own. */
export function runCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
  root = REPOSITORY,
): Promise<Outcome> {
  const [tsx, options] = commandLine(root, env);
  const child = spawn(tsx, [`scripts/${name}.ts`, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A copy of the program whose station.config.ts says something else. */
export function fork(
  change: (config: string) => string,
  config: string,
  root: string = temporaryFolder(),
): string {
  const parts = [
    'src',
    'scripts',
    'public',
    'examples',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ];
  for (const path of [...parts, 'astro.config.mjs']) {
    cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  }
  linkModules(root);
  writeFileSync(join(root, 'station.config.ts'), change(config));
  return root;
}
