import './require-node-24.mjs';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BuildRuns } from '#tests/bench/build-runs.ts';
import { hugoVersion } from '#tests/bench/hugo/hugo.ts';
import type { Usage } from '#tests/bench/usage.ts';
import { runBenchmark } from './measure/benchmark.ts';
import { median } from './measure/median.ts';

/** Of each kind of build, one after the other, so that what the machine does else falls on all. */
const ROUNDS = 3;

/** A disk elsewhere may be another one. */
const BESIDE_THE_CACHE = resolve('.cache');

const HUGO = hugoVersion();

await runBenchmark({
  name: 'bench:build',
  description: 'Measure builds of archives of some sizes, beside the same files from memory and beside Hugo',
  unit: 'shows',
  usual: [52, 520, 2080],
  measure: measureBuilds,
});

async function measureBuilds(shows: number): Promise<void> {
  console.log(HUGO === null ? 'Hugo is not on PATH: its builds are left out.' : `Beside Hugo ${HUGO}.`);
  mkdirSync(BESIDE_THE_CACHE, { recursive: true });
  const folder = mkdtempSync(join(BESIDE_THE_CACHE, 'bench-'));
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
    floor: () => runs.floor(),
    ...(HUGO && { Hugo: () => runs.hugo() }),
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
  const { files } = runs.sizeOf('ours');
  const measures = Object.entries(theirs).map(([name, used]) => [name, median(used)] as const);
  return {
    ...Object.fromEntries(Object.entries(ours).map(([name, used]) => [name, row(used, files, measures)])),
    ...Object.fromEntries(measures.map(([name, time]) => [name, { time: seconds(time) }])),
  };
}

/** @param measures what others take, in seconds */
function row(used: readonly Usage[], files: number, measures: readonly (readonly [string, number])[]) {
  const time = median(used.map(({ wallMs }) => wallMs / 1000));
  return {
    time: seconds(time),
    'processor time': seconds(median(used.map(({ cpuMs }) => cpuMs / 1000))),
    'peak memory': megabytes(Math.max(...used.map(({ peakMegabytes }) => peakMegabytes)) * 1e6),
    'a file': `${((time / files) * 1000).toFixed(2)} ms`,
    ...Object.fromEntries(measures.map(([name, other]) => [`of ${name}`, `${(time / other).toFixed(2)} ×`])),
  };
}

function seconds(time: number): string {
  return `${time.toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
