import { posix } from 'node:path';
import config from '#config';
import type { Catalog } from '#domain/catalog.ts';
import { compose, refusedEdits } from '#domain/compose.ts';
import { invalidFiles } from '#domain/errors.ts';
import { type Instant, later } from '#domain/instant.ts';
import type { Problem } from '#domain/problems.ts';
import type { Variables } from '#domain/variables.ts';
import { readFiles, type SnapshotFiles } from '#snapshot/read.ts';
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

/** Has the catalog read and composed again when it is next asked for. */
export function forgetCatalog(): void {
  delete memo[MEMO];
}

function composeFor({ folder, now, siteUrl, base }: Environment, isMomentChosen: boolean): Catalog {
  const station = { ...config, site: { url: siteUrl, base } };
  const { status, problems, ...facts } = readFiles(folder, station);
  const moment = isMomentChosen ? now : momentOf({ status, ...facts }, now);
  if (status !== null && problems.length === 0) return compose({ station, status, ...facts }, moment);
  if (problems.length === 0) problems.push(nothingSynced(folder));
  throw invalidFiles([...problems, ...refusedEdits({ station, status, ...facts }, moment)]);
}

/** The moment that an archive is shown for where nobody asks for one, by the clock of this machine. */
function momentOf({ status, shows }: Pick<SnapshotFiles, 'status' | 'shows'>, clock: Instant): Instant {
  // The sample's year is over: it is shown as it was when it was made.
  if (status?.source === 'sample') return status.last_success;
  // A clock that was set back, or never set, would leave shows out: what SoundCloud dated has happened.
  return shows
    .flatMap(({ likes }) => likes)
    .filter(({ liked_at_source }) => liked_at_source === 'exact')
    .reduce((moment, { liked_at }) => later(moment, liked_at), clock);
}

function nothingSynced(folder: string): Problem {
  const message = 'missing; run `npm run sync` or `npm run sample`';
  return { file: posix.join(folder, 'status.json'), pointer: '', message };
}
