import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { count, inFigures } from '#domain/in-figures.ts';
import { statsOf } from '#domain/stats.ts';
import type { BuildReport, BuildWish } from './build/build-site.ts';
import { OUT_FOLDER } from './build/out-folder.ts';
import { folderName } from './console/folder-name.ts';
import { buildWithProgress } from './console/run-build.ts';
import { addToSummary } from './console/github.ts';

await run(
  new Command('build')
    .description('Build the site; what an earlier build left is kept where it would come out the same')
    .option('--clean', 'begin from nothing: no earlier build, no cache')
    .option(
      '--out <folder>',
      'where to build it; the folder holds nothing else afterwards',
      folderName,
      OUT_FOLDER,
    )
    .action(async (wish: BuildWish) => {
      const report = await buildWithProgress(wish);
      console.log(inWords(report));
      addToSummary(asTable(report));
    }),
);

function inWords({ catalog, out, written, laps }: BuildReport): string {
  const { shows, plays } = statsOf(catalog);
  const seconds = laps.map(({ name, seconds }) => `  ${seconds.toFixed(2).padStart(6)} s  ${name}`);
  const { files, bytes, removed } = written;
  return [
    `Built ${count(shows, 'show')} with ${count(plays, 'track')} into ${out}/:`,
    `  ${count(files, 'file')}, ${(bytes / 1e6).toFixed(1)} MB; ${inFigures(written.written)} written, ${inFigures(removed)} removed.`,
    ...seconds,
    ...(catalog.status.source === 'sample'
      ? ['This is the sample station; `npm run sync` replaces it.']
      : []),
  ].join('\n');
}

function asTable({ catalog, written, laps }: BuildReport): string {
  const { shows, plays } = statsOf(catalog);
  const rows = laps.map(({ name, seconds }) => `| ${name} | ${seconds.toFixed(2)} |`);
  const head = `### Built ${count(shows, 'show')} with ${count(plays, 'track')}`;
  const files = `${count(written.files, 'file')}, ${(written.bytes / 1e6).toFixed(1)} MB`;
  return `${head}\n\n${files}\n\n| Part | Seconds |\n| --- | ---: |\n${rows.join('\n')}\n`;
}
