import type { Guest, Like } from '#domain/like.ts';
import type { LikeSource, Lookup } from '#domain/source.ts';
import type { TrackId } from '#domain/track.ts';

/** Looks tracks up; of those that stand nowhere any more a source need not make sure that they are gone. */
export function lookUpTracks(
  source: LikeSource,
  kept: readonly (Like | Guest)[],
  maxRequests?: number,
): Promise<Map<TrackId, Lookup>> {
  const standing = new Set(kept.filter(({ state }) => state === 'liked').map(({ track_id }) => track_id));
  const ids = new Set(kept.map(({ track_id }) => track_id));
  return source.lookUp([...ids], { maxRequests, knownGone: ids.difference(standing) });
}
