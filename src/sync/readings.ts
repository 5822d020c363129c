import { type Host, termsOf } from '#domain/host.ts';
import { earlier, type Instant, later } from '#domain/instant.ts';
import type { Like } from '#domain/like.ts';
import type { Coverage } from '#domain/listing.ts';
import { phaseOf } from '#domain/show.ts';
import type { Snapshot } from '#domain/snapshot.ts';
import type { Station } from '#domain/station.ts';
import type { Status } from '#domain/status.ts';
import type { Calendar } from '#domain/window.ts';
import { type ReadingWish, readingBound } from './reading-bound.ts';

/** A host, and the time whose likes make their shows: `[start, end)`, null where nobody came before or after. */
interface Term {
  host: Host;
  start: Instant | null;
  end: Instant | null;
}

/** What a sync reads of one host. */
export interface Reading extends Term {
  /** What was found before is another’s, whenever it was liked; null where nothing is. */
  since: Instant | null;
  /** How far back it is read. */
  bound: Coverage;
  /** Whether that is as far as anything of the host counts. */
  isWhole: boolean;
}

/** What a sync reads, host by host. */
export interface Readings {
  /** Hosts who have left and whose last show no sync has seen final yet, oldest first. */
  left: readonly Reading[];
  present: Reading;
}

export function readingsOf(
  before: Pick<Snapshot, 'status' | 'shows'>,
  station: Station,
  calendar: Calendar,
  now: Instant,
  wish: ReadingWish,
): Readings {
  const { status } = before;
  const wanted = readingBound(before, calendar, now, wish);
  const reading = (term: Term, back: Coverage, since: Instant | null): Reading => {
    return { ...term, since, bound: notBefore(term.start, back), isWhole: back === null };
  };
  const waitedFor = termsIn(calendar, station).filter(({ end }) => !isSettled(end, status, now));
  const begun = waitedFor.filter(({ start }, index) => index === 0 || (start ?? '') <= now);
  const present = begun.pop();
  if (!present) throw new Error('the last host of a station stays');
  const takesOver = status !== null && status.user_id !== present.host.soundcloud_user_id;
  return {
    left: begun.map((term) => reading(term, wanted, null)),
    present: takesOver ? reading(present, null, now) : reading(present, wanted, status?.user_since ?? null),
  };
}

/** Whether one of the listings would show a like of the archive if it stood. */
export function isRead({ left, present }: Readings, like: Like): boolean {
  return [...left, present].some(
    (reading) => isTheirs(reading, like) && like.liked_at >= (reading.bound ?? ''),
  );
}

/** Whether a like of the archive is the host’s, so that only they can have taken it back. */
export function isTheirs(reading: Reading, { liked_at, first_seen }: Like): boolean {
  return isOfTerm(reading, liked_at) && first_seen >= (reading.since ?? '');
}

/** Whether a host’s like of that moment counts. */
export function isOfTerm({ start, end }: Term, liked_at: Instant): boolean {
  return liked_at >= (start ?? '') && (end === null || liked_at < end);
}

function termsIn(calendar: Calendar, station: Station): Term[] {
  const terms = termsOf(station).map(({ host, last }) => ({ host, end: last && calendar.upTo(last).end }));
  return terms.map((term, index) => ({ ...term, start: terms[index - 1]?.end ?? null }));
}

function isSettled(end: Instant | null, status: Status | null, now: Instant): boolean {
  if (end === null || status === null) return false;
  return phaseOf({ week_end: end }, earlier(status.last_success, now)) === 'final';
}

/** How far back likes count of what was read back to a bound. */
export function notBefore(start: Instant | null, bound: Coverage): Coverage {
  return start === null || bound === null ? (start ?? bound) : later(start, bound);
}
