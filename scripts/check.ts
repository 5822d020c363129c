import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import station from '#config';
import { count } from '#domain/errors.ts';
import { statsOf } from '#domain/stats.ts';
import { loadCatalog } from '#site/catalog.ts';
import { demandSchedule } from './workflow/schedule.ts';

await run(
  new Command('check')
    .description(
      'Check that config, workflow, snapshot and edits are valid, and name every place that is not',
    )
    .action(() => {
      demandSchedule(station);
      const { shows, plays } = statsOf(loadCatalog());
      console.log(`All valid: ${count(shows, 'show')} with ${count(plays, 'track')}.`);
    }),
);
