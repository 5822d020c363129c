import './require-node-24.mjs';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageFile from '../package.json' with { type: 'json' };
import { measuredProcess } from '#tests/bench/measured-process.ts';
import type { Measured } from '#tests/bench/timed-fetch.ts';
import { runBenchmark } from './measure/benchmark.ts';

const STAND_IN = fileURLToPath(new URL('../tests/bench/stand-in.ts', import.meta.url));
const TIMED_FETCH = new URL('../tests/bench/timed-fetch.ts', import.meta.url);

/** What `npm run sync` gives to Node: how memory may be used, and the script. */
const [, ...SYNC] = packageFile.scripts.sync.split(' ');

/** After the last like of the stand-in, so that the newest show is open. */
const NOW = '2027-03-01T12:00:00Z';

await runBenchmark({
  name: 'bench:sync',
  description: 'Measure syncs of histories of some lengths over twenty years, and once more without news',
  unit: 'likes',
  usual: [1_000, 10_000, 50_000],
  measure: measureSync,
});

/** A first sync of the whole history, then one without news, each a process of its own. */
async function measureSync(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'airlog-bench-'));
  const standIn = spawn(process.execPath, [...process.execArgv, STAND_IN, String(count)]);
  try {
    const env = {
      ...(await addresses(standIn)),
      AIRLOG_DATA: join(folder, 'data'),
      AIRLOG_NOW: NOW,
      XDG_CACHE_HOME: folder,
    };
    const first = await timedSync(env);
    const second = await timedSync(env);
    const shows = readdirSync(join(folder, 'data/shows'), { recursive: true }).filter((path) =>
      path.toString().endsWith('.json'),
    ).length;
    console.table({
      [`first sync of ${count} likes`]: row(shows, first),
      'second sync, no news': row(shows, second),
    });
  } finally {
    standIn.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addresses(standIn: ChildProcess): Promise<Record<string, string>> {
  if (!standIn.stdout) throw new Error('the stand-in has no output');
  const [line] = await once(standIn.stdout.setEncoding('utf8'), 'data');
  return JSON.parse(line);
}

function timedSync(env: NodeJS.ProcessEnv): Promise<Measured> {
  return measuredProcess<Measured>(TIMED_FETCH, SYNC, env);
}

function row(shows: number, { requests, wallMs, waitingMs, cpuMs, peakMegabytes }: Measured) {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  return {
    shows,
    requests,
    'wall time': seconds(wallMs),
    'outside the network': seconds(wallMs - waitingMs),
    'processor time': seconds(cpuMs),
    'peak memory': `${Math.round(peakMegabytes)} MB`,
  };
}
