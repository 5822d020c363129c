import { earlier, type Instant, later } from '#domain/instant.ts';
import type { Coverage } from '#domain/listing.ts';
import type { Snapshot } from '#domain/snapshot.ts';
import type { Calendar } from '#domain/window.ts';

export interface ReadingWish {
  /** Read the whole history. */
  full: boolean;
  /** Read back at least to here. */
  since: Instant | null;
}

/**
 * How far back a sync has to read so that no like is lost: to the start of the previous window, or to
 * the last success if that is older; the whole history when there was none. A clock that ran ahead
 * dates a success too late, so it reads back to the newest like that is known as well.
 */
export function readingBound(
  { status, shows }: Pick<Snapshot, 'status' | 'shows'>,
  calendar: Calendar,
  now: Instant,
  wish: ReadingWish,
): Coverage {
  if (wish.full || status === null) return null;
  const previous = calendar.previous(calendar.at(now)).start;
  const newest = newestLike(shows) ?? previous;
  return [previous, status.last_success, newest, wish.since ?? previous].reduce(earlier);
}

/** The newest date that SoundCloud itself gave. */
function newestLike(shows: Snapshot['shows']): Instant | undefined {
  const dated = shows
    .values()
    .flatMap(({ likes }) => likes)
    .filter((like) => like.liked_at_source === 'exact')
    .map((like) => like.liked_at);
  return dated.reduce<Instant | undefined>(
    (newest, date) => (newest ? later(newest, date) : date),
    undefined,
  );
}
