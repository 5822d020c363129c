import { join } from 'node:path';
import station from '#config';
import { folderStore } from '#snapshot/store.ts';
import { readWebSettings } from '#sources/soundcloud/web/settings.ts';
import { soundCloudWeb } from '#sources/soundcloud/web.ts';
import type { SyncReport } from '#sync/report.ts';
import { ORDINARY_WISH, sync } from '#sync/sync.ts';
import { worldWithTracks } from '../sync/workplace.ts';
import { openUpstream } from '../upstream/connect.ts';
import type { Upstream } from '../upstream/server.ts';
import { like, type World } from '../upstream/world.ts';
import { fingerprint, temporaryFolder } from '../values/folders.ts';
import type { Outcome } from './run.ts';

const NOW = '2026-07-03T12:00:00Z';
const LATER = '2026-07-03T18:00:00Z';

/** A host who liked so many tracks of the current show, one a minute. */
function stationWorld(likes: number): World {
  const world = worldWithTracks(likes);
  const user = { ...world.user, id: 206979918, permalink: 'nicktherat' };
  return Array.from({ length: likes }, (_, n) => n).reduce(
    (before, n) => like(before, n + 1, new Date(Date.UTC(2026, 6, 2, 3, n)).toISOString()),
    { ...world, user },
  );
}

export interface Desk {
  upstream: Upstream;
  folder: string;
  env: Record<string, string>;
}

/** A SoundCloud that knows the station's host, and a data folder, in a sync's environment. */
export async function desk(likes = 12): Promise<Desk> {
  const root = temporaryFolder();
  const upstream = await openUpstream(stationWorld(likes), { pageLimit: 4 });
  const folder = join(root, 'data');
  const env = {
    ...upstream.env,
    AIRLOG_DATA: folder,
    AIRLOG_NOW: NOW,
    XDG_CACHE_HOME: join(root, 'cache'),
    TMPDIR: root,
  };
  return { upstream, folder, env };
}

/** {@link desk} after a first sync, six hours later and with a like more upstream. */
export async function deskWithArchive(likes = 12): Promise<Desk & { before: Record<string, string> }> {
  const { upstream, folder, env } = await desk(likes);
  await syncHere(folder, upstream);
  upstream.requests.length = 0;
  const world = worldWithTracks(likes + 400).tracks;
  upstream.world = like({ ...upstream.world, tracks: world }, likes + 1, NOW);
  return { upstream, folder, env: { ...env, AIRLOG_NOW: LATER }, before: fingerprint(folder) };
}

/** A sync of the station in this process, which is quicker. */
export function syncHere(folder: string, { env }: Upstream): Promise<SyncReport> {
  const source = soundCloudWeb(readWebSettings({ ...env }));
  return sync({ station, source, store: folderStore(folder, station), now: NOW, wish: ORDINARY_WISH });
}

/** What was told on standard error, on one line. */
export const words = ({ stderr }: Outcome) => stderr.replaceAll('\n', ' ');
