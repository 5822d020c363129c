import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { readFileSync, writeFileSync } from 'node:fs';
import station from '#config';
import { WORKFLOW, withSchedule } from './workflow/schedule.ts';

await run(
  new Command('configure').description(`Write the times of station.config.ts into ${WORKFLOW}`).action(() => {
    const before = readFileSync(WORKFLOW, 'utf8');
    const after = withSchedule(before, station);
    if (after !== before) writeFileSync(WORKFLOW, after);
    console.log(after === before ? `${WORKFLOW} agrees with station.config.ts.` : `Wrote ${WORKFLOW}.`);
  }),
);
