import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import station from '#config';
import { readStatus } from '#snapshot/read.ts';
import { generateSample } from './generate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the sample station. */
    sample: string;
  }
}

const COMMITTED = join(import.meta.dirname, '../../data');

/** Gives every test the sample station: the committed one, or one made anew where a real archive has replaced it. */
export default async function provideSample(project: TestProject): Promise<(() => void) | undefined> {
  if (readStatus(COMMITTED).value?.source === 'sample') {
    project.provide('sample', COMMITTED);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'airlog-sample-'));
  await generateSample(station, folder);
  project.provide('sample', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
