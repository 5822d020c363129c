import { type Instant, later } from '#domain/instant.ts';
import type { Shows } from '#domain/show.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Station } from '#domain/station.ts';
import { recordedAgainFrom, type Status } from '#domain/status.ts';
import type { StartingPoint } from './starting-point.ts';

/** What a sync ended with. */
export interface Ending {
  shows: Shows;
  digest: string;
  now: Instant;
  current_show: string;
}

/** The status to write, or null when the one on disk still serves: it is renewed every day of UTC at least. */
export function statusAfter(
  { status: before }: Pick<StartingPoint, 'status'>,
  { shows, digest, now, current_show }: Ending,
  station: Station,
  source: Pick<LikeSource, 'name'>,
): Status | null {
  const changed = before?.shows_digest !== digest;
  const isRecorded = before && now < recordedAgainFrom(before);
  if (isRecorded && !changed && before.current_show === current_show) return null;
  return {
    schema_version: 1,
    source: source.name,
    user_id: station.host.soundcloud_user_id,
    last_success: before ? later(before.last_success, now) : now,
    last_change: before && !changed ? before.last_change : later(before?.last_change ?? now, now),
    current_show,
    shows_digest: digest,
    counts: countsOf(shows),
  };
}

function countsOf(shows: Shows): Status['counts'] {
  const counts = { shows: shows.size, liked: 0, unliked: 0, gone: 0 };
  for (const show of shows.values()) for (const like of show.likes) counts[like.state] += 1;
  return counts;
}
