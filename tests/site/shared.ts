import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { loadCatalog } from '#site/catalog.ts';
import { fork, REPOSITORY, runCommand } from '../commands/run.ts';
import { BASE, type BuiltSite, buildInto, NOW, SITE_URL } from './build.ts';
import { writeFixture } from './fixture.ts';

const POLL_MS = 50;

/** A moment in a late week of the sample; the archive has two finished shows before it. */
const SAMPLE_NOW = '2026-03-15T10:00:00Z';

/** The site of the fixture at {@link NOW}, with its search, built once in a run. Only to be read. */
export async function sharedFixture(): Promise<BuiltSite> {
  const settings = { AIRLOG_DATA: writeFixture(), AIRLOG_NOW: NOW, SITE_URL, BASE_PATH: BASE };
  const folder = await oncePerRun('fixture', async (place) => void buildInto(place, settings));
  return { folder, catalog: loadCatalog(settings) };
}

/** The site that `npm run build` makes of the sample at {@link SAMPLE_NOW}, once in a run. Only to be read. */
export async function sharedSample(): Promise<BuiltSite> {
  const site = { AIRLOG_NOW: SAMPLE_NOW, SITE_URL, BASE_PATH: BASE };
  const settings = { ...site, AIRLOG_DATA: inject('sample') };
  const root = await oncePerRun('sample', async (place) => {
    fork((config) => config, readFileSync(join(REPOSITORY, 'station.config.ts'), 'utf8'), place);
    const { code, stderr } = await runCommand('build', [], settings, place);
    if (code !== 0) throw new Error(`npm run build ended with ${code}: ${stderr}`);
  });
  return { folder: join(root, 'dist'), catalog: loadCatalog(settings) };
}

/** A folder that the first to ask for it in a run fills, while the others wait. */
async function oncePerRun(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject('sites'), name);
  const outcome = `${folder}.outcome`;
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(outcome)) await setTimeout(POLL_MS);
    const failure = readFileSync(outcome, 'utf8');
    if (failure) throw new Error(failure);
    return folder;
  }
  try {
    await fill(folder);
    writeFileSync(outcome, '');
    return folder;
  } catch (error) {
    writeFileSync(outcome, String(error));
    throw error;
  }
}
