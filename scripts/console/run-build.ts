import { type BuildReport, type BuildWish, buildSite } from '../build/build-site.ts';
import { buildingProgress } from './progress.ts';

/** Builds the site as {@link buildSite} does, and shows how far it has come. */
export async function buildWithProgress(wish: BuildWish = {}): Promise<BuildReport> {
  const progress = buildingProgress();
  try {
    return await buildSite({ ...wish, onFile: progress.show });
  } finally {
    progress.stop();
  }
}
