import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import station from '#config';
import { count } from '#domain/errors.ts';
import { demandSameUser } from '#domain/same-user.ts';
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
      const catalog = loadCatalog();
      demandSameUser(catalog.status, station);
      const { shows, plays } = statsOf(catalog);
      console.log(`All valid: ${count(shows, 'show')} with ${count(plays, 'track')}.`);
    }),
);
