import { AirlogError } from '#domain/errors.ts';
import { addHours, type Instant } from '#domain/instant.ts';
import type { SeenLike } from '#domain/listing.ts';
import type { Shows } from './merge.ts';

/** SoundCloud opened in 2007: no like is older. */
const FIRST_POSSIBLE: Instant = '2007-01-01T00:00:00Z';

/** Clocks differ; a like may be dated this much after our own time. */
const CLOCK_SKEW_HOURS = 1;

const FORCE = ' If the host has really taken back every like: `npm run sync -- --allow-shrink`.';

/** Fewer titles than this may well all be empty. */
const ENOUGH_TITLES = 3;

/**
 * Refuses a listing that cannot be true, however well-formed it is.
 *
 * @throws AirlogError of kind `guard`
 */
export function refuseNonsense(likes: readonly SeenLike[], known: Shows, now: Instant): void {
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
  if (likes.length >= ENOUGH_TITLES && likes.every((like) => like.title === '')) {
    throw doubt('titles-missing', `${likes.length} likes without a single title`);
  }
  const standing = [...known.values()].flatMap((show) => show.likes).filter(({ state }) => state === 'liked');
  if (likes.length === 0 && standing.length > 0) {
    throw doubt('likes-missing', `no like at all, while ${standing.length} are known`, FORCE);
  }
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
