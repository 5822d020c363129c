import './require-node-24.mjs';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import packageFile from '../package.json' with { type: 'json' };
import type { MeasuredDatabase } from '#tests/bench/database.ts';

const MEASUREMENT = fileURLToPath(new URL('../tests/bench/database.ts', import.meta.url));

/** How much memory Node may use, as `npm run export` tells it. */
const MEMORY = packageFile.scripts.export.split(' ').filter((word) => word.startsWith('--'));

/** Weeks; `npm run bench:database -- 100` tries other numbers. */
const COUNTS = process.argv.length > 2 ? process.argv.slice(2) : ['520', '2000'];

/** Each time a process of its own, so that its memory is its own. */
const TIMES = 5;

for (const weeks of COUNTS) {
  const runs = Array.from({ length: TIMES }, () => measure(weeks));
  const [{ shows, likes, bytes } = measure(weeks)] = runs;
  const best = (of: (run: MeasuredDatabase) => number) => Math.min(...runs.map(of));
  console.table({
    [`${weeks} weeks`]: {
      shows,
      likes,
      megabytes: (bytes / 1e6).toFixed(1),
      'build, best': `${(best(({ buildMs }) => buildMs) / 1000).toFixed(2)} s`,
      'build, worst': `${(Math.max(...runs.map(({ buildMs }) => buildMs)) / 1000).toFixed(2)} s`,
      'peak memory': `${Math.round(Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)))} MB`,
      'slowest query': `${best(({ queryMs }) => queryMs).toFixed(1)} ms`,
    },
  });
}

function measure(weeks: string): MeasuredDatabase {
  const args = [...process.execArgv, ...MEMORY, MEASUREMENT, weeks];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}
