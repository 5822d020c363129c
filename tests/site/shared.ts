import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { loadCatalog } from '#site/catalog.ts';
import { BASE, type BuiltSite, buildInto, NOW, SITE_URL } from './build.ts';
import { writeFixture } from './fixture.ts';

const POLL_MS = 50;

/** A moment in a late week of the sample; the archive has two finished shows before it. */
const SAMPLE_NOW = '2026-03-15T10:00:00Z';

/** The site of the fixture at {@link NOW}, with its search, built once in a run. Only to be read. */
export function sharedFixture(): Promise<BuiltSite> {
  return shared('fixture', writeFixture(), NOW);
}

/** The site of the sample at {@link SAMPLE_NOW}, with its search, built once in a run. Only to be read. */
export function sharedSample(): Promise<BuiltSite> {
  return shared('sample', inject('sample'), SAMPLE_NOW);
}

async function shared(name: string, data: string, now: string): Promise<BuiltSite> {
  const settings = { AIRLOG_DATA: data, AIRLOG_NOW: now, SITE_URL, BASE_PATH: BASE };
  const folder = await oncePerRun(name, (place) => void buildInto(place, settings));
  return { folder, catalog: loadCatalog(settings) };
}

/** A folder that the first to ask for it in a run fills, while the others wait. */
async function oncePerRun(name: string, fill: (folder: string) => void): Promise<string> {
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
    fill(folder);
    writeFileSync(outcome, '');
    return folder;
  } catch (error) {
    writeFileSync(outcome, String(error));
    throw error;
  }
}
