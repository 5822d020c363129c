import { AirlogError, PAST_THE_GUARD } from '#domain/errors.ts';
import { addHours, type Instant } from '#domain/instant.ts';
import type { Like } from '#domain/like.ts';
import type { SeenLike } from '#domain/listing.ts';
import { isVisible } from '#domain/text.ts';

/** SoundCloud opened in 2007: no like is older. */
const FIRST_POSSIBLE: Instant = '2007-01-01T00:00:00Z';

/** Clocks differ; a like may be dated this much after our own time. */
const CLOCK_SKEW_HOURS = 1;

const FORCE = ` If the host has really taken back every like: ${PAST_THE_GUARD}.`;

/** Fewer likes than this may well have no title of which anything is seen. */
const ENOUGH_UNTITLED = 3;

/** So few likes may all be of tracks that nobody may see. */
export const MOST_HIDDEN = 5;

/** What a listing is held against. */
export interface Expected {
  /** Those of the host that the archive holds. */
  known: readonly Like[];
  /** How many likes SoundCloud counts, or null where it was not asked. */
  counted: number | null;
}

/**
 * Refuses a listing that cannot be true, however well-formed it is.
 *
 * @throws AirlogError of kind `guard`
 */
export function refuseNonsense(likes: readonly SeenLike[], { known, counted }: Expected, now: Instant): void {
  const latest = addHours(now, CLOCK_SKEW_HOURS);
  const early = likes.find((like) => like.liked_at !== null && like.liked_at < FIRST_POSSIBLE);
  const late = likes.find((like) => like.liked_at !== null && like.liked_at > latest);
  if (early) throw doubt('like-before-soundcloud', `a like of ${early.liked_at}, before SoundCloud existed`);
  if (late) {
    throw doubt(
      'like-from-the-future',
      `a like of ${late.liked_at}, while it is ${now} here`,
      ' Is this machine’s clock right?',
    );
  }
  const { titled, untitled } = titlesOf(likes, known);
  if (untitled >= ENOUGH_UNTITLED && untitled > titled) {
    throw doubt('titles-missing', `${untitled} likes without a title, and ${titled} with one`);
  }
  if (likes.length > 0) return;
  const standing = known.filter(({ state }) => state === 'liked');
  if (standing.length > 0) {
    throw doubt('likes-missing', `no like at all, while ${standing.length} are known`, FORCE);
  }
  if (counted !== null && counted > MOST_HIDDEN) {
    throw doubt('likes-missing', `no like at all, while ${counted} are counted`, FORCE);
  }
}

/** How many likes have a title, and how many lack it whose track is not known to have none. */
function titlesOf(likes: readonly SeenLike[], known: readonly Like[]): { titled: number; untitled: number } {
  const nameless = new Set(known.filter(({ title }) => !isVisible(title)).map(({ track_id }) => track_id));
  const titled = likes.filter(({ title }) => isVisible(title)).length;
  const untitled = likes.filter(({ title, track_id }) => !isVisible(title) && !nameless.has(track_id)).length;
  return { titled, untitled };
}

function doubt(code: string, what: string, hint = ''): AirlogError {
  return new AirlogError({
    kind: 'guard',
    code,
    what: `SoundCloud’s answer holds ${what}; nothing was changed.`,
    why: 'An answer that cannot be true would damage the archive if it were believed.',
    next: `Run it again later.${hint} If it lasts, report the code in brackets.`,
  });
}
