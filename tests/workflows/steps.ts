import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../values/folders.ts';

export interface StepOutcome {
  outcome: 'success' | 'failure';
  outputs: Record<string, string>;
  /** Everything the step printed. */
  log: string;
  /** What the step added to the job's summary. */
  summary: string;
  seconds: number;
  /** What it does when the job has succeeded. */
  atEnd?: () => void;
}

/** Runs the text of a `run:` as a runner does on Linux: by bash, which stops at the first error. */
export async function runShell(
  script: string,
  folder: string,
  env: Record<string, string>,
): Promise<StepOutcome> {
  const files = temporaryFolder();
  const path = join(files, 'step.sh');
  const GITHUB_OUTPUT = join(files, 'output');
  const GITHUB_STEP_SUMMARY = join(files, 'summary');
  writeFileSync(path, script);
  const begin = performance.now();
  const child = spawn('bash', ['--noprofile', '--norc', '-e', path], {
    cwd: folder,
    env: { ...env, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
  const [code] = await once(child, 'close');
  return {
    outcome: code === 0 ? 'success' : 'failure',
    outputs: parseOutputs(textOf(GITHUB_OUTPUT)),
    log,
    summary: textOf(GITHUB_STEP_SUMMARY),
    seconds: (performance.now() - begin) / 1000,
  };
}

/** `name=value` in a line, or `name<<end`, lines, `end`: GitHub's "Workflow commands". */
export function parseOutputs(text: string): Record<string, string> {
  const pattern = /^([\w-]+)<<(.+)\n([\s\S]*?)\n\2$|^([\w-]+)=(.*)$/gm;
  return Object.fromEntries(
    [...text.matchAll(pattern)].map(([, name, , lines, other, value]) => [name ?? other, lines ?? value]),
  );
}

/** The text of a file; one that no step has written is empty. */
export function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
