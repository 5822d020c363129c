import type { Instant } from '#domain/instant.ts';
import { type Like, likeKey } from '#domain/like.ts';
import type { SeenLike } from '#domain/listing.ts';
import { phaseOf, type Show, type Shows } from '#domain/show.ts';
import { compareText } from '#domain/text.ts';
import type { TrackId } from '#domain/track.ts';
import type { Calendar, Slug } from '#domain/window.ts';
import type { Finding, Merged } from './finding.ts';

/** A like of a listing with the date by which the archive knows it. */
export type Sighting = SeenLike & Pick<Like, 'liked_at' | 'liked_at_source'>;

interface Known {
  slug: Slug;
  like: Like;
}

/** What dating a listing led to: sightings, and shows in which an observed date became exact. */
export interface Dated extends Merged {
  sightings: Sighting[];
}

/**
 * Gives every like of a listing its date. A source without dates shows a like that is known already,
 * or one that is observed now; a source with dates tells the exact date of what was only observed,
 * unless a show is final that it stands in or belongs to.
 */
export function dateSightings(
  shows: Shows,
  seen: readonly SeenLike[],
  calendar: Calendar,
  now: Instant,
): Dated {
  const dated = new Map(shows);
  const byTrack = likesByTrack(shows);
  const findings: Finding[] = [];
  const sightings = seen.map((like): Sighting => {
    const known = byTrack.get(like.track_id) ?? [];
    if (like.liked_at === null) return observe(like, known, now);
    const exact: Sighting = { ...like, liked_at: like.liked_at, liked_at_source: 'exact' };
    const observed = observedBefore(exact, known);
    if (!observed) return exact;
    const { slug: target, end } = calendar.at(exact.liked_at);
    // A final show neither gives a like away nor gets one, and the show of its date ends first.
    if (phaseOf({ week_end: end }, now) === 'final') return asKnown(exact, observed.like);
    if (target === observed.slug) {
      replaceLike(dated, observed, { ...observed.like, liked_at: exact.liked_at, liked_at_source: 'exact' });
      findings.push({ kind: 'changed', slug: target, kept: observed.like });
      return exact;
    }
    const left: Like = { ...observed.like, state: 'unliked', state_since: now, left_for: target };
    replaceLike(dated, observed, left);
    findings.push({ kind: 'moved', slug: observed.slug, kept: left });
    return exact;
  });
  return { shows: dated, sightings, findings };
}

/** The like that stands for the track, or a like of this moment where none does. */
function observe(like: SeenLike, known: readonly Known[], now: Instant): Sighting {
  const standing = known.filter((other) => other.like.state !== 'unliked').at(-1);
  if (standing) return asKnown(like, standing.like);
  return { ...like, liked_at: now, liked_at_source: 'observed' };
}

function asKnown(like: SeenLike, { liked_at, liked_at_source }: Like): Sighting {
  return { ...like, liked_at, liked_at_source };
}

/** The observed like that an exact date, not known so far, belongs to: seen at that time or later. */
function observedBefore(exact: Sighting, known: readonly Known[]): Known | undefined {
  if (known.some(({ like }) => like.liked_at_source === 'exact' && like.liked_at === exact.liked_at))
    return undefined;
  return known
    .filter(({ like }) => like.liked_at_source === 'observed' && !like.left_for)
    .find(({ like }) => like.liked_at >= exact.liked_at);
}

function replaceLike(shows: Map<Slug, Show>, { slug, like }: Known, replacement: Like): void {
  const show = shows.get(slug);
  if (!show) return;
  const key = likeKey(like);
  shows.set(slug, {
    ...show,
    likes: show.likes.map((other) => (likeKey(other) === key ? replacement : other)),
  });
}

/** Every like of every track, oldest date first. */
function likesByTrack(shows: Shows): Map<TrackId, Known[]> {
  const known = [...shows.values()].flatMap(({ slug, likes }) => likes.map((like) => ({ slug, like })));
  known.sort((a, b) => compareText(a.like.liked_at, b.like.liked_at));
  return Map.groupBy(known, ({ like }) => like.track_id);
}
