import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../values/folders.ts';
import { linkModules } from '../values/modules.ts';

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

export const REPOSITORY = join(import.meta.dirname, '../..');

const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));

/** Starts a command of scripts/ in a checkout, as npm would, with an environment of its own. */
export function startCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
  root = REPOSITORY,
  options: SpawnOptions = {},
): ChildProcess {
  const bin = join(REPOSITORY, 'node_modules/.bin');
  const base = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: root,
    TMPDIR: tmpdir(),
    XDG_CACHE_HOME: env.AIRLOG_DATA ?? root,
    // Copies of the program lie elsewhere each time: what is kept of them would never be used again.
    ...(root === REPOSITORY
      ? { NODE_COMPILE_CACHE: join(REPOSITORY, '.cache/compiled') }
      : { NODE_DISABLE_COMPILE_CACHE: '1' }),
  };
  const [, ...start] = String(scripts[name]).split(' ');
  return spawn(process.execPath, [...start, ...args], {
    cwd: root,
    env: { ...base, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
}

/** Runs a command of scripts/ to its end. */
export function runCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
  root = REPOSITORY,
): Promise<Outcome> {
  const child = startCommand(name, args, env, root);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
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
  copyProgram(root, change(config));
  linkModules(root);
  return root;
}

/** {@link fork} for commands that build no site: it is made sooner. */
export function forkWithoutSite(
  change: (config: string) => string,
  config: string,
  root: string = temporaryFolder(),
): string {
  copyProgram(root, change(config));
  linkModules(root, []);
  return root;
}

function copyProgram(root: string, config: string): void {
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
  writeFileSync(join(root, 'station.config.ts'), config);
}
