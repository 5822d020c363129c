import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compose } from '#domain/compose.ts';
import type { Instant } from '#domain/instant.ts';
import type { Show } from '#domain/show.ts';
import type { Station } from '#domain/station.ts';
import { readSnapshot } from '#snapshot/read.ts';
import { folderStore } from '#snapshot/store.ts';
import type { OnPage, SyncReport } from '#sync/report.ts';
import { ORDINARY_WISH, type SyncWish, sync } from '#sync/sync.ts';
import { someTrack, someUser } from '../upstream/builders.ts';
import { officialSource, QUICK, webSource } from '../upstream/connect.ts';
import type { Manners } from '../upstream/manners.ts';
import { startUpstream, type Upstream } from '../upstream/server.ts';
import { addTracks, emptyWorld, type World } from '../upstream/world.ts';
import { folderInMemory } from '../values/folders.ts';
import { STATION } from '../values/shows.ts';

/** A stand-in SoundCloud, a data folder, and a sync between them. */
export interface Workplace {
  folder: string;
  upstream: Upstream;
  /** Changes the world between two syncs. */
  change(...changes: ((world: World) => World)[]): void;
  /** Changes the config of the station between two syncs. */
  move(station: Station): void;
  syncAt(
    now: Instant,
    wish?: Partial<SyncWish>,
    from?: 'web' | 'official',
    onPage?: OnPage,
  ): Promise<SyncReport>;
  show(slug: string): Show | undefined;
  shows(): ReadonlyMap<string, Show>;
  /** The tracks of the newest show as they are published at a moment. */
  published(now: Instant): (number | null)[];
}

/** Tracks 1 to n of a world in which the host has liked nothing yet. */
export function worldWithTracks(n: number): World {
  const { soundcloud_user_id: id, soundcloud_user: permalink } = STATION.host;
  const world = emptyWorld(someUser({ id, permalink }));
  return addTracks(
    world,
    Array.from({ length: n }, (_, index) => someTrack({ id: index + 1 })),
  );
}

export async function workplace(world: World, manners: Partial<Manners> = {}): Promise<Workplace> {
  const folder = join(folderInMemory(), 'data');
  const upstream = await startUpstream(world, manners);
  onTestFinished(() => upstream.close());
  const patience = { ...QUICK, retries: 2 };
  const sources = {
    web: webSource(upstream, { patience }),
    official: officialSource(upstream, { patience }),
  };
  let station = STATION;
  let store = folderStore(folder, station);
  return {
    folder,
    upstream,
    change(...changes) {
      for (const change of changes) upstream.world = change(upstream.world);
    },
    move(moved) {
      station = moved;
      store = folderStore(folder, station);
    },
    syncAt: (now, wish = {}, from = 'web', onPage) =>
      sync({
        station,
        source: sources[from],
        store,
        now,
        wish: { ...ORDINARY_WISH, ...wish },
        ...(onPage && { onPage }),
      }),
    show: (slug) => store.read().shows.get(slug),
    shows: () => store.read().shows,
    published(now) {
      const { status, shows, edits } = readSnapshot(folder, station);
      if (!status) throw new Error('nothing was synced');
      const [newest] = compose({ station, status, shows, edits }, now).shows;
      return newest?.tracks.map(({ track_id }) => track_id) ?? [];
    },
  };
}
