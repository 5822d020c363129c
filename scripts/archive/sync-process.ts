import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { SyncReport } from '#sync/report.ts';
import { wordsInLog } from '../console/github.ts';

export type SyncOutcome = { code: 0; report: SyncReport } | { code: number; words: string };

const SYNC = fileURLToPath(new URL('../sync.ts', import.meta.url));

/**
 * Runs `sync` as a process of its own, so that the program and the config are those of the commit that
 * is checked out by then. What it tells people is passed on as it comes; a failure answers it too.
 */
export async function runSyncProcess(args: readonly string[]): Promise<SyncOutcome> {
  const { GH_TOKEN: _, ...env } = process.env;
  const child = spawn(process.execPath, [...process.execArgv, SYNC, '--json', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(process.stderr, { end: false });
  const [report, log, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return code === 0 ? { code, report: JSON.parse(report) } : { code: code ?? 1, words: wordsInLog(log) };
}
