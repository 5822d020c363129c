import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for sites that test files share. */
    sites: string;
  }
}

// Below the root: Astro shares one folder for its own output among all builds that lie elsewhere.
const SITES = resolve('.cache/sites');

/** Gives the test files of a run one folder for the sites they share, and takes it away after them. */
export default function provideSites(project: TestProject): () => void {
  mkdirSync(SITES, { recursive: true });
  const folder = mkdtempSync(join(SITES, 'run-'));
  project.provide('sites', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
