import { AirlogError, PAST_THE_GUARD } from '#domain/errors.ts';
import type { Problem } from '#domain/problems.ts';
import type { Show, Shows } from '#domain/show.ts';
import type { TrackId } from '#domain/track.ts';
import type { Slug } from '#domain/window.ts';

/** A show may lose this many likes in one run, or this share of them, whichever is more. */
const TOLERATED_LOSS = 5;
const TOLERATED_SHARE = 0.2;

/**
 * Refuses a change in which a show loses more tracks than a host takes back at once. A track that
 * comes into another show meanwhile has moved: it is not lost.
 *
 * @throws AirlogError `refused-to-shrink`
 */
export function refuseToShrink(before: Shows, after: Shows, label: (slug: Slug) => string): void {
  const problems: Problem[] = [];
  const arrived = new Set(
    [...after].flatMap(([slug, show]) => [
      ...standingTracks(show).difference(standingTracks(before.get(slug))),
    ]),
  );
  for (const [slug, show] of before) {
    const standing = standingTracks(show);
    const lost = standing.difference(standingTracks(after.get(slug))).difference(arrived).size;
    if (lost > Math.max(TOLERATED_LOSS, TOLERATED_SHARE * standing.size)) {
      const message = `would lose ${lost} of its ${standing.size} likes`;
      problems.push({ file: label(slug), pointer: '/likes', message });
    }
  }
  if (problems.length === 0) return;
  throw new AirlogError({
    kind: 'guard',
    code: 'refused-to-shrink',
    what: 'The sync would take more likes out of a show than a host takes back at once; nothing was changed.',
    why: 'When many likes vanish at once, SoundCloud’s answer is more likely wrong than the archive.',
    next: `Compare the shows named above with the host’s likes. If they are right to go: ${PAST_THE_GUARD}.`,
    problems,
  });
}

function standingTracks(show: Show | undefined): Set<TrackId> {
  const standing = show?.likes.filter((like) => like.state !== 'unliked') ?? [];
  return new Set(standing.map((like) => like.track_id));
}
