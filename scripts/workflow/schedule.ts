import { existsSync } from 'node:fs';
import type { Document, YAMLMap } from 'yaml';
import { AirlogError } from '#domain/errors.ts';
import { jsonPointer, type Problem } from '#domain/problems.ts';
import type { Station } from '#domain/station.ts';
import { cronLines } from './cron.ts';
import { invalidWorkflow, parseWorkflow, readWorkflowFile } from './workflow-file.ts';

export const WORKFLOW = '.github/workflows/archive.yml';

/**
 * Text of the workflow with the times of a station in it; every comment and every other line stays.
 *
 * @throws AirlogError `invalid-workflow`
 */
export function withSchedule(text: string, station: Station): string {
  const workflow = parseWorkflow(WORKFLOW, text);
  for (const place of placesOf(station)) write(place, workflow);
  return workflow.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Where the workflow's times are not those of the station. */
export function scheduleProblems(workflow: Document<YAMLMap>, station: Station): Problem[] {
  return placesOf(station)
    .map((place) => ({ ...place, found: workflow.getIn(place.path) }))
    .filter(({ expected, found }) => found !== expected)
    .map(({ path, expected, found }) => ({
      file: WORKFLOW,
      pointer: jsonPointer(path),
      message: `is ${JSON.stringify(found) ?? 'missing'}, station.config.ts means ${JSON.stringify(expected)}; run \`npm run configure\``,
    }));
}

/**
 * Makes sure that the workflow runs when the station means it to. A station may do without a workflow.
 *
 * @throws AirlogError `schedule-differs`, `invalid-workflow`
 */
export function demandSchedule(station: Station): void {
  if (!existsSync(WORKFLOW)) return;
  const problems = scheduleProblems(readWorkflowFile(WORKFLOW), station);
  if (problems.length === 0) return;
  throw new AirlogError({
    kind: 'invalid',
    code: 'schedule-differs',
    what: `${WORKFLOW} does not run when station.config.ts says.`,
    why: 'GitHub reads the times of a schedule from the workflow alone.',
    next: 'Run `npm run configure` and commit what it writes.',
    problems,
  });
}

interface Place {
  path: (string | number)[];
  expected: string;
}

function write({ path, expected }: Place, workflow: Document<YAMLMap>): void {
  try {
    workflow.setIn(path, expected);
  } catch {
    const message = `has no room for ${JSON.stringify(expected)}: expected a list or fields above it`;
    const problems = [{ file: WORKFLOW, pointer: jsonPointer(path), message }];
    throw invalidWorkflow(WORKFLOW, 'The times of a station have no place in it.', problems);
  }
}

/** The places of the workflow that follow from a station, in the order of the file. */
function placesOf(station: Station): Place[] {
  const { hourly, turn, links } = cronLines(station);
  const times = [hourly, turn, links].flatMap((cron, index): Place[] => [
    { path: ['on', 'schedule', index, 'cron'], expected: cron },
    { path: ['on', 'schedule', index, 'timezone'], expected: station.schedule.time_zone },
  ]);
  return [...times, { path: ['env', 'LINKS_CRON'], expected: links }];
}
