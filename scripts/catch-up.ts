import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import station from '#config';
import { takeOver } from './catch-up/take-over.ts';

await run(
  new Command('catch-up')
    .description(
      'Merge what airlog has added since this repository was forked from it; what is the station’s own stays as it is',
    )
    .argument('[from]', 'remote, or address of the repository that this one was forked from', 'upstream')
    .action(async (from: string) => console.log(await takeOver(from, station))),
);
