import { type Instant, later } from '#domain/instant.ts';
import { type Like, likeKey } from '#domain/like.ts';
import { phaseOf, type Show, type Shows } from '#domain/show.ts';
import type { Lookup } from '#domain/source.ts';
import type { TrackId } from '#domain/track.ts';
import type { Slug } from '#domain/window.ts';
import type { Finding, Merged } from './finding.ts';
import type { Sighting } from './sightings.ts';

/** A like that a complete listing should show and does not. */
export interface AbsentLike {
  slug: Slug;
  like: Like;
}

/**
 * The likes that a complete listing lacks, of those that it was read for, and whose fate is worth asking for. A final
 * show keeps what was published, so there only tracks that may be gone are asked for.
 */
export function absentLikes(
  shows: Shows,
  sightings: readonly Sighting[],
  isRead: (like: Like) => boolean,
  now: Instant,
): AbsentLike[] {
  const listed = new Set(sightings.map(likeKey));
  // A track liked again in a later week belongs to both weeks: its older like is not taken back.
  const again = newestDates(sightings);
  const isLikedLater = ({ track_id }: Like, { week_end }: Show) => (again.get(track_id) ?? '') >= week_end;
  const missing: AbsentLike[] = [];
  for (const show of shows.values()) {
    const askedFor = phaseOf(show, now) === 'final' ? ['liked'] : ['liked', 'gone'];
    for (const like of show.likes) {
      const isListed = listed.has(likeKey(like));
      if (isListed || !askedFor.includes(like.state) || !isRead(like)) continue;
      if (!isLikedLater(like, show)) missing.push({ slug: show.slug, like });
    }
  }
  return missing;
}

/** The newest date at which each track is listed. */
function newestDates(sightings: readonly Sighting[]): Map<TrackId, Instant> {
  const newest = new Map<TrackId, Instant>();
  for (const { track_id, liked_at } of sightings) {
    newest.set(track_id, later(newest.get(track_id) ?? liked_at, liked_at));
  }
  return newest;
}

/** Records what the look-up told of absent likes: unliked, gone, or nothing at all. */
export function settleAbsent(
  shows: Shows,
  absent: readonly AbsentLike[],
  answers: ReadonlyMap<TrackId, Lookup>,
  now: Instant,
): Merged {
  const changed = new Map(shows);
  const findings: Finding[] = [];
  for (const { slug, like } of absent) {
    const show = changed.get(slug);
    const state = show && fateOf(show, answers.get(like.track_id), now);
    if (!show || !state || state === like.state) continue;
    const settled: Like = { ...like, state, state_since: now };
    changed.set(slug, { ...show, likes: show.likes.map((other) => (other === like ? settled : other)) });
    findings.push({ kind: state, slug, kept: settled });
  }
  return { shows: changed, findings };
}

function fateOf(show: Show, answer: Lookup | undefined, now: Instant): 'unliked' | 'gone' | null {
  if (answer?.kind === 'gone') return 'gone';
  if (answer?.kind === 'alive' && phaseOf(show, now) !== 'final') return 'unliked';
  return null;
}
