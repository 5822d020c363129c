import './require-node-24.mjs';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import packageFile from '../package.json' with { type: 'json' };
import type { MeasuredDatabase } from '#tests/bench/database.ts';
import { runBenchmark } from './measure/benchmark.ts';

const MEASUREMENT = fileURLToPath(new URL('../tests/bench/database.ts', import.meta.url));

/** How much memory Node may use, as `npm run export` tells it. */
const MEMORY = packageFile.scripts.export.split(' ').filter((word) => word.startsWith('--max-'));

/** Each time a process of its own, so that its memory is its own. */
const TIMES = 5;

await runBenchmark({
  name: 'bench:database',
  description: 'Measure the making of databases of some sizes, and full-text questions to them',
  unit: 'weeks',
  usual: [520, 2000],
  measure: measureDatabase,
});

function measureDatabase(weeks: number): void {
  const runs = Array.from({ length: TIMES }, () => timed(weeks));
  const [{ shows, likes, bytes } = timed(weeks)] = runs;
  const files = new Set(runs.map(({ sha256 }) => sha256));
  if (files.size > 1) throw new Error(`${TIMES} runs made ${files.size} different files of one catalog`);
  const worst = (of: (run: MeasuredDatabase) => number) => Math.max(...runs.map(of));
  console.table({
    [`${weeks} weeks`]: {
      shows,
      likes,
      megabytes: (bytes / 1e6).toFixed(1),
      'build, best': `${(Math.min(...runs.map(({ buildMs }) => buildMs)) / 1000).toFixed(2)} s`,
      'build, worst': `${(worst(({ buildMs }) => buildMs) / 1000).toFixed(2)} s`,
      'peak memory': `${Math.round(worst(({ peakMegabytes }) => peakMegabytes))} MB`,
      'slowest query': `${worst(({ queryMs }) => queryMs).toFixed(1)} ms`,
    },
  });
}

function timed(weeks: number): MeasuredDatabase {
  const args = [...process.execArgv, ...MEMORY, MEASUREMENT, String(weeks)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}
