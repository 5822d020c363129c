import './require-node-24.mjs';
import { report, run } from './console/command.ts';
import { Command } from 'commander';
import station from '#config';
import { AirlogError } from '#domain/errors.ts';
import { count } from '#domain/in-figures.ts';
import { statsOf } from '#domain/stats.ts';
import { loadCatalog } from '#site/catalog.ts';
import { demandSchedule, WORKFLOW } from './workflow/schedule.ts';
import { readWorkflowFile, workflowFiles } from './workflow/workflow-file.ts';

await run(
  new Command('check')
    .description(
      'Check that config, workflows, snapshot and edits are valid, and name every place that is not',
    )
    .action(() => {
      const refusals = examinations().flatMap(refusalOf);
      process.exitCode = Math.max(0, ...refusals.map(report));
      if (refusals.length > 0) return;
      const { shows, plays } = statsOf(loadCatalog());
      console.log(`All valid: ${count(shows, 'show')} with ${count(plays, 'track')}.`);
    }),
);

/** What is looked at, one after another; each throws what is wrong with it. */
function examinations(): (() => unknown)[] {
  const others = workflowFiles().filter((file) => file !== WORKFLOW);
  return [...others.map((file) => () => readWorkflowFile(file)), () => demandSchedule(station), loadCatalog];
}

function refusalOf(examine: () => unknown): AirlogError[] {
  try {
    examine();
    return [];
  } catch (error) {
    if (error instanceof AirlogError) return [error];
    throw error;
  }
}
