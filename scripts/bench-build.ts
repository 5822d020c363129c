import './require-node-24.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { BuildRuns } from '#tests/bench/build-runs.ts';
import { hugoVersion } from '#tests/bench/hugo/hugo.ts';
import type { Usage } from '#tests/bench/usage.ts';

/** Shows; `npm run bench:build -- 100` tries other numbers. */
const COUNTS = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [52, 520, 2080];

/** Of each kind of build, one after the other, so that what the machine does else falls on all. */
const ROUNDS = 3;

const HUGO = hugoVersion();
if (HUGO === null) console.log('Hugo is not on PATH: its builds are left out.');

for (const shows of COUNTS) await benchmark(shows);

async function benchmark(shows: number): Promise<void> {
  // Beside the cache, as a disk elsewhere may be another one.
  const folder = mkdtempSync(resolve('.cache/bench-'));
  try {
    const runs = new BuildRuns(folder, shows);
    console.log(`\n${shows} shows: the catalog is composed in ${runs.compose().toFixed(2)} s`);
    const rows = await rowsOf(runs);
    const { files, bytes } = runs.sizeOf('ours');
    console.log(`${shows} shows: ${files} files, ${megabytes(bytes)}`);
    console.table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rowsOf(runs: BuildRuns): Promise<Record<string, object>> {
  const builds: Record<string, () => Promise<Usage>> = {
    'clean build, pictures cached': () => runs.clean(),
    'clean build, cache kept': () => runs.cached(),
    'no change': () => runs.again(),
    'one edited track': () => runs.edited(),
    'a new show': () => runs.newShow(),
  };
  const others: Record<string, () => number> = {
    'floor: the same files from memory': () => runs.floor(),
    ...(HUGO && { [`Hugo ${HUGO}, as many files`]: () => runs.hugo() }),
  };
  const ours = Object.fromEntries(Object.keys(builds).map((name) => [name, [] as Usage[]]));
  const theirs = Object.fromEntries(Object.keys(others).map((name) => [name, [] as number[]]));
  await runs.again(); // draws the pictures
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [name, build] of Object.entries(builds)) ours[name]?.push(await build());
    for (const [name, build] of Object.entries(others)) theirs[name]?.push(build());
    console.error(`  round ${round} of ${ROUNDS}`);
  }
  const size = HUGO ? runs.sizeOf('hugo') : null;
  if (size) console.log(`Hugo wrote ${size.files} files, ${megabytes(size.bytes)}.`);
  return {
    ...Object.fromEntries(Object.entries(ours).map(([name, used]) => [name, row(used)])),
    ...Object.fromEntries(Object.entries(theirs).map(([name, used]) => [name, { time: seconds(used) }])),
  };
}

function row(used: readonly Usage[]) {
  return {
    time: seconds(used.map(({ wallMs }) => wallMs / 1000)),
    'processor time': seconds(used.map(({ cpuMs }) => cpuMs / 1000)),
    'peak memory': megabytes(Math.max(...used.map(({ peakMegabytes }) => peakMegabytes)) * 1e6),
  };
}

/** The median. */
function seconds(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
