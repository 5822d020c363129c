import { posix } from 'node:path';
import config from '#config';
import type { Catalog } from '#domain/catalog.ts';
import { compose, refusedEdits } from '#domain/compose.ts';
import { invalidFiles } from '#domain/errors.ts';
import type { Problem } from '#domain/problems.ts';
import type { Variables } from '#domain/variables.ts';
import { readFiles } from '#snapshot/read.ts';
import { type Environment, environment } from './environment.ts';

// The command that builds and Astro's bundle each load this module: the global object is what they share.
const MEMO = Symbol.for('airlog.catalog');
const memo = globalThis as { [MEMO]?: { environment: string; catalog: Catalog } };

/**
 * The catalog of the data folder, read and composed once in a process.
 *
 * @throws AirlogError `other-user`, or `invalid-files` with every problem of every file, or when nothing was synced yet
 */
export function loadCatalog(env: Variables = process.env): Catalog {
  const { AIRLOG_DATA, AIRLOG_NOW, SITE_URL, BASE_PATH } = env;
  const key = JSON.stringify([AIRLOG_DATA, AIRLOG_NOW, SITE_URL, BASE_PATH]);
  if (memo[MEMO]?.environment !== key) {
    memo[MEMO] = { environment: key, catalog: composeFor(environment(env), Boolean(AIRLOG_NOW)) };
  }
  return memo[MEMO].catalog;
}

function composeFor({ folder, now, siteUrl, base }: Environment, isMomentChosen: boolean): Catalog {
  const station = { ...config, site: { url: siteUrl, base } };
  const { status, problems, ...facts } = readFiles(folder, station);
  // The sample's year is over: it is shown as it was when it was made, unless a moment is asked for.
  const moment = status?.source === 'sample' && !isMomentChosen ? status.last_success : now;
  if (status !== null && problems.length === 0) return compose({ station, status, ...facts }, moment);
  if (problems.length === 0) problems.push(nothingSynced(folder));
  throw invalidFiles([...problems, ...refusedEdits({ station, status, ...facts }, moment)]);
}

function nothingSynced(folder: string): Problem {
  const message = 'missing; run `npm run sync` or `npm run sample`';
  return { file: posix.join(folder, 'status.json'), pointer: '', message };
}
