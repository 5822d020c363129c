import { addHours, earlier, type Instant, later } from '#domain/instant.ts';
import type { Shows } from '#domain/show.ts';
import type { LikeSource } from '#domain/source.ts';
import { recordedAgainFrom, type Status } from '#domain/status.ts';
import type { Reading } from './readings.ts';
import type { StartingPoint } from './starting-point.ts';

/** So far a clock may be put back, and the archive does not grow younger. */
const PUT_BACK_HOURS = 48;

/** What a sync ended with. */
export interface Ending {
  shows: Shows;
  digest: string;
  now: Instant;
  current_show: string;
}

/** The status to write, or null when the one on disk still serves: it is renewed every day of UTC at least. */
export function statusAfter(
  { status }: Pick<StartingPoint, 'status'>,
  { shows, digest, now, current_show }: Ending,
  { host, since }: Pick<Reading, 'host' | 'since'>,
  source: Pick<LikeSource, 'name'>,
): Status | null {
  const before = status && withoutFuture(status, now);
  const changed = before?.shows_digest !== digest;
  const isRecorded =
    before &&
    before === status &&
    now < recordedAgainFrom(before) &&
    before.user_id === host.soundcloud_user_id;
  if (isRecorded && !changed && before.current_show === current_show) return null;
  return {
    schema_version: 1,
    source: source.name,
    user_id: host.soundcloud_user_id,
    ...(since !== null && { user_since: since }),
    last_success: before ? later(before.last_success, now) : now,
    last_change: before && !changed ? before.last_change : later(before?.last_change ?? now, now),
    current_show,
    shows_digest: digest,
    counts: countsOf(shows),
  };
}

/** A status that was dated by a clock that ran ahead would else say for years that the last success was today. */
function withoutFuture(status: Status, now: Instant): Status {
  if (status.last_success <= addHours(now, PUT_BACK_HOURS)) return status;
  return { ...status, last_success: now, last_change: earlier(status.last_change, now) };
}

function countsOf(shows: Shows): Status['counts'] {
  const counts = { shows: shows.size, liked: 0, unliked: 0, gone: 0 };
  for (const show of shows.values()) for (const like of show.likes) counts[like.state] += 1;
  return counts;
}
