import { earlier, type Instant, later } from '#domain/instant.ts';
import type { Coverage } from '#domain/listing.ts';
import { phaseOf } from '#domain/show.ts';
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
 * dates a success too late, and a source that tells no dates need not tell all, so it reads back to
 * the newest exact date as well. A like without one may be of any age: while it stands in a show that
 * is not final, nothing less than the whole history tells whether the host has taken it back.
 */
export function readingBound(
  { status, shows }: Pick<Snapshot, 'status' | 'shows'>,
  calendar: Calendar,
  now: Instant,
  wish: ReadingWish,
): Coverage {
  const newest = newestLike(shows);
  if (wish.full || status === null || newest === undefined || awaitsDates(shows, now)) return null;
  const previous = calendar.previous(calendar.at(now)).start;
  return [previous, status.last_success, newest, wish.since ?? previous].reduce(earlier);
}

function awaitsDates(shows: Snapshot['shows'], now: Instant): boolean {
  return shows
    .values()
    .filter((show) => phaseOf(show, now) !== 'final')
    .flatMap(({ likes }) => likes)
    .some(({ liked_at_source, state }) => liked_at_source === 'observed' && state !== 'unliked');
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
