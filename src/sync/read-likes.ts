import { AirlogError } from '#domain/errors.ts';
import { earlier, type Instant } from '#domain/instant.ts';
import type { Coverage, SeenLike } from '#domain/listing.ts';
import type { LikeSource } from '#domain/source.ts';
import { refuseNonsense } from './doubts.ts';
import { confirmUser, NOT_ASKED } from './host.ts';
import { isOfTerm, isTheirs, notBefore, type Reading, type Readings } from './readings.ts';
import type { OnPage } from './report.ts';
import type { StartingPoint } from './starting-point.ts';
import { renamedHost, shortListing } from './warnings.ts';

/** What all listings of a sync came to. */
export interface LikesRead {
  /** Those that count. */
  likes: readonly SeenLike[];
  /** Back to here all of it was complete; null is the whole history. */
  coverage: Coverage;
  pages: number;
  warnings: readonly string[];
}

interface Asked {
  start: Pick<StartingPoint, 'status' | 'shows'>;
  source: LikeSource;
  now: Instant;
  allowShrink: boolean;
  onPage?: OnPage | undefined;
}

/**
 * Reads the likes of each host, oldest host first.
 *
 * @throws AirlogError of kind `guard` where an answer cannot be true, and whatever the source throws
 */
export async function readLikes({ left, present }: Readings, asked: Asked): Promise<LikesRead> {
  const listings: LikesRead[] = [];
  for (const reading of left) listings.push(await readHost(reading, asked).catch(tellWhoLeft(reading)));
  listings.push(await readHost(present, asked));
  return {
    likes: listings.flatMap(({ likes }) => likes),
    coverage: listings.map(({ coverage }) => coverage).reduce((a, b) => a && b && earlier(a, b)),
    pages: listings.reduce((sum, { pages }) => sum + pages, 0),
    warnings: listings.flatMap(({ warnings }) => warnings),
  };
}

/** @throws AirlogError `earlier-host-unknown` */
function tellWhoLeft({ host: { soundcloud_user: user, soundcloud_user_id: id } }: Reading) {
  return (error: unknown): never => {
    if (!(error instanceof AirlogError) || error.code !== 'unknown-user') throw error;
    throw new AirlogError({
      kind: 'usage',
      code: 'earlier-host-unknown',
      what: `SoundCloud has no user ${user} (${id}) any more, whose last show station.config.ts still waits for.`,
      why: 'Until that show is final, likes of theirs could come or be taken back.',
      next: 'If the account is lost, give it an earlier last_show in earlier_hosts: what was read of it stays.',
      cause: error,
    });
  };
}

async function readHost(reading: Reading, { start, source, now, ...wish }: Asked): Promise<LikesRead> {
  const { host, bound, isWhole } = reading;
  const told = isWhole ? await confirmUser(start.status, host, source) : NOT_ASKED;
  const counted = bound === null ? told.counted : null;

  let pages = 0;
  const { likes, coverage } = await source.listLikes(host.soundcloud_user_id, bound, (progress) => {
    pages = progress.pages;
    wish.onPage?.({ ...progress, expected: counted });
  });
  const known = [...start.shows.values()]
    .flatMap((show) => show.likes)
    .filter((like) => isTheirs(reading, like));
  refuseNonsense(likes, wish.allowShrink ? { known: [], counted: null } : { known, counted }, now);

  return {
    likes: likes.filter(({ liked_at }) => liked_at === null || isOfTerm(reading, liked_at)),
    coverage: notBefore(reading.start, coverage),
    pages,
    warnings: [...renamedHost(host, told), ...shortListing(likes.length, { ...told, counted })],
  };
}
