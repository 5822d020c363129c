import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { IS_MEASURED } from './report.ts';

/**
 * Runs a script of ours in a process of its own.
 *
 * @param reporter module that measures the process from within and reports as it ends
 * @param script what `npm run` gives to Node: options of Node, the script, its arguments
 * @throws Error with what the process complained of, when it fails
 */
export async function measuredProcess<Measured>(
  reporter: URL,
  script: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Measured> {
  const args = [...process.execArgv, '--import', reporter.href, ...script];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, [IS_MEASURED]: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , complaint, measured] = child.stdio as Readable[];
  if (!complaint || !measured) throw new Error('the process has no output');
  const [words, report, [code]] = await Promise.all([text(complaint), text(measured), once(child, 'exit')]);
  if (code !== 0) throw new Error(`${script.join(' ')} ended with exit code ${code}: ${words}`);
  return JSON.parse(report);
}
