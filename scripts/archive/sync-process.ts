import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { AirlogError } from '#domain/errors.ts';
import type { SyncReport } from '#sync/report.ts';
import { explain, report } from '../console/command.ts';
import { wordsInLog } from '../console/github.ts';

export type SyncOutcome = { code: 0; report: SyncReport } | { code: number; words: string };

const SYNC = fileURLToPath(new URL('../sync.ts', import.meta.url));

/**
 * Runs `sync` as a process of its own, so that the program and the config are those of the commit that
 * is checked out by then. What it tells people is passed on as it comes, and answered where it failed. Of
 * one that was killed, which tells nothing, this says so.
 */
export async function runSyncProcess(args: readonly string[]): Promise<SyncOutcome> {
  const { GH_TOKEN: _, ...env } = process.env;
  const child = spawn(process.execPath, [...process.execArgv, SYNC, '--json', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(process.stderr);
  const [told, log, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (signal !== null) return killed(signal);
  return code === 0 ? { code, report: JSON.parse(told) } : { code, words: wordsInLog(log) };
}

function killed(signal: NodeJS.Signals): SyncOutcome {
  const error = new AirlogError({
    kind: 'try-later',
    code: 'sync-killed',
    what: `The sync was ended by ${signal} before it was done.`,
    why: 'Another program on this machine ended it; a machine that is out of memory does so by SIGKILL.',
    next: 'Run it again. If it goes on, let other programs leave it more memory.',
  });
  return { code: report(error), words: explain(error) };
}
