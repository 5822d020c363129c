import './require-node-24.mjs';
import { run } from './console/command.ts';
import { Command } from 'commander';
import { existsSync, writeFileSync } from 'node:fs';
import station from '#config';
import { demandSameUser } from '#domain/same-user.ts';
import { environment } from '#site/environment.ts';
import { holdsStaleSample, readStatus } from '#snapshot/read.ts';
import { beginAfresh } from './configure/begin-afresh.ts';
import { WORKFLOW, withSchedule } from './workflow/schedule.ts';
import { readWorkflowText } from './workflow/workflow-file.ts';

await run(
  new Command('configure')
    .description(
      `Write the times of station.config.ts into ${WORKFLOW}, and make the sample station anew for them`,
    )
    .option('--fresh', 'put the sample in place of the archive of another host too; git keeps that one')
    .action(async ({ fresh }: { fresh?: true }) => {
      console.log(writeTimes());
      const { folder } = environment();
      const begun = fresh ? await beginAfresh(folder, station, makeSample) : null;
      if (begun) return console.log(begun);
      demandSameUser(readStatus(folder).value, station);
      if (!holdsStaleSample(folder, station)) return;
      await makeSample(folder);
      console.log(`Made the sample station in ${folder}/ anew for the schedule; the first sync replaces it.`);
    }),
);

async function makeSample(folder: string): Promise<void> {
  const { generateSample } = await import('#tests/sample/generate.ts');
  await generateSample(station, folder);
}

/** Answers in words what became of the workflow. */
function writeTimes(): string {
  if (!existsSync(WORKFLOW)) return `There is no ${WORKFLOW}, so no times are written.`;
  const before = readWorkflowText(WORKFLOW);
  const after = withSchedule(before, station);
  if (after === before) return `${WORKFLOW} agrees with station.config.ts.`;
  writeFileSync(WORKFLOW, after);
  return `Wrote ${WORKFLOW}.`;
}
