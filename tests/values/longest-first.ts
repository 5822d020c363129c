import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of few lines that take long. */
const LONGEST = [
  'site/rebuild.test.ts',
  'workflows/archive.test.ts',
  'commands/doctor.test.ts',
  'issues/edit-from-issue.test.ts',
  'commands/config.test.ts',
  'commands/start.test.ts',
];

const isLong = ({ moduleId }: TestSpecification) =>
  LONGEST.some((path) => moduleId.endsWith(`/tests/${path}`));

/**
 * Starts the longest files first, so that all workers end together. In a fresh clone vitest knows no durations
 * and goes by size, by which these would come last.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
