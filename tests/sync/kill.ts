import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, type FSWatcher, mkdirSync, watch } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import station from '#config';
import { whileLocked } from '#snapshot/lock.ts';
import { folderStore } from '#snapshot/store.ts';
import { readWebSettings } from '#sources/soundcloud/web/settings.ts';
import { soundCloudWeb } from '#sources/soundcloud/web.ts';
import { ORDINARY_WISH, sync } from '#sync/sync.ts';
import { REPOSITORY } from '../commands/run.ts';
import type { Upstream } from '../upstream/server.ts';
import { fingerprint } from '../values/folders.ts';

type Bytes = Readonly<Record<string, string>>;

/** Folders that a sync writes into, watched from before its start. */
const WATCHED = ['.', 'shows', 'shows/2024', 'shows/2025', 'shows/2026'];

/** A sync that is about to happen: what lies in the folder before and after it. */
export interface Prospect {
  upstream: Upstream;
  now: string;
  /** The folder before the sync, or null where there is none. */
  origin: string | null;
  before: Bytes;
  after: Bytes;
  /** Changes of a file's name by an undisturbed run, in milliseconds since the first of them. */
  changes: number[];
}

/** When to kill: at so many changes of a file's name, or so long after the first. */
export type KillMoment = { change: number } | { afterMs: number };

/** How far a killed sync had come. */
export type Reached = 'nothing written' | 'some written' | 'some in place' | 'all in place';

/** Runs the sync undisturbed, by its command, and notes when it changed what. */
export async function prospect(
  upstream: Upstream,
  now: string,
  origin: string | null,
  folder: string,
): Promise<Prospect> {
  const before = prepare(origin, folder);
  const moments: number[] = [];
  const child = startSync(upstream, now, folder);
  const watchers = watchNames(folder, () => moments.push(performance.now()));
  const code = await child.ended;
  for (const watcher of watchers) watcher.close();
  if (code !== 0) throw new Error(`the undisturbed sync ended with exit code ${code}: ${child.complaint()}`);
  const changes = moments.map((moment) => moment - (moments[0] ?? 0));
  return { upstream, now, origin, before, after: fingerprint(folder), changes };
}

/** Runs the sync by its command and kills it at the moment, if it lives that long. */
export async function killSync(
  { upstream, now, origin }: Prospect,
  folder: string,
  moment: KillMoment,
): Promise<void> {
  prepare(origin, folder);
  const child = startSync(upstream, now, folder);
  let changes = 0;
  const watchers = watchNames(folder, () => {
    changes += 1;
    if ('change' in moment && changes === moment.change) child.kill();
    if ('afterMs' in moment && changes === 1) setTimeout(() => child.kill(), moment.afterMs);
  });
  await child.ended;
  for (const watcher of watchers) watcher.close();
}

/** What lies there is what lay there before, or what will lie there, or the start of it under another name. */
export function howFar(folder: string, { before, after }: Prospect): Reached {
  const found = fingerprint(folder);
  const finished = Object.entries(found).filter(([path]) => !path.endsWith('.tmp'));
  const torn = finished.filter(([path, hash]) => hash !== before[path] && hash !== after[path]);
  if (torn.length > 0) throw new Error(`half-written: ${torn.map(([path]) => path).join(', ')}`);
  const lost = Object.keys(before).filter((path) => after[path] !== undefined && !(path in found));
  if (lost.length > 0) throw new Error(`lost: ${lost.join(', ')}`);
  const isDone =
    found['status.json'] === after['status.json'] && finished.length === Object.keys(found).length;
  if (isDone) return 'all in place';
  const isMoved =
    finished.some(([path, hash]) => hash !== before[path]) || finished.length < Object.keys(before).length;
  if (isMoved) return 'some in place';
  return finished.length < Object.keys(found).length ? 'some written' : 'nothing written';
}

/** The same sync in this process, behind the same lock. */
export function syncHere(
  { upstream, now }: Pick<Prospect, 'upstream' | 'now'>,
  folder: string,
  name: 'web' | 'sample' = 'web',
) {
  const source = { ...soundCloudWeb(readWebSettings({ ...upstream.env })), name };
  const store = folderStore(folder, station);
  return whileLocked(folder, () => sync({ station, source, store, now, wish: ORDINARY_WISH }));
}

function prepare(origin: string | null, folder: string): Bytes {
  if (origin !== null) cpSync(origin, folder, { recursive: true });
  for (const path of WATCHED) mkdirSync(join(folder, path), { recursive: true });
  return fingerprint(folder);
}

function startSync(upstream: Upstream, now: string, folder: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/sync.ts'], {
    cwd: REPOSITORY,
    env: {
      ...process.env,
      ...upstream.env,
      AIRLOG_DATA: folder,
      AIRLOG_NOW: now,
      XDG_CACHE_HOME: `${folder}-cache`,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Whoever watches has to be quicker than who is watched.
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += chunk));
  return {
    kill: () => child.kill('SIGKILL'),
    complaint: () => complaint,
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}

/** Tells of every name that appears, goes or changes hands. */
function watchNames(folder: string, onChange: () => void): FSWatcher[] {
  return WATCHED.map((path) => join(folder, path))
    .filter((path) => existsSync(path))
    .map((path) => watch(path, (kind) => kind === 'rename' && onChange()));
}
