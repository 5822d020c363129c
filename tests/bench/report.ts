import { writeSync } from 'node:fs';

/** Where {@link measuredProcess} reads what a process tells of itself. */
const REPORT = 3;

/** Set for the process that is measured, and not for those that it starts. */
export const IS_MEASURED = 'AIRLOG_IS_MEASURED';

/** Tells the parent process a measurement as this process ends. */
export function reportAtExit(measure: () => object): void {
  if (!process.env[IS_MEASURED]) return;
  delete process.env[IS_MEASURED];
  process.once('exit', () => writeSync(REPORT, JSON.stringify(measure())));
}
