import station from '#config';
import { environment } from '#site/environment.ts';
import { whileLocked } from '#snapshot/lock.ts';
import { folderStore } from '#snapshot/store.ts';
import type { Patience } from '#sources/patience.ts';
import { syncFromFirst } from '#sync/fallback.ts';
import type { SyncReport } from '#sync/report.ts';
import { type SyncWish, sync } from '#sync/sync.ts';
import { readingProgress } from '../console/progress.ts';
import { type SourceChoice, sourcesOf } from './sources.ts';

/** Syncs the data folder of this environment, with a progress bar on the terminal. */
export async function runSync(
  wish: SyncWish,
  choice: SourceChoice,
  patience: Partial<Patience> = {},
): Promise<SyncReport> {
  const { folder, now } = environment();
  const store = folderStore(folder, station);
  const { onWait, ...progress } = readingProgress();
  return whileLocked(folder, () =>
    syncFromFirst(sourcesOf(choice, { onWait, ...patience }), async (source) => {
      try {
        return await sync({ station, source, store, now, wish, onPage: progress.show });
      } finally {
        progress.stop();
      }
    }),
  );
}
