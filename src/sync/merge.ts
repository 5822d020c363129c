import { addSeconds, type Instant, later } from '#domain/instant.ts';
import { type Guest, type Like, likeKey } from '#domain/like.ts';
import { emptyShow, phaseOf, type Show, type Shows } from '#domain/show.ts';
import { factsOf, refreshFacts, type TrackFacts } from '#domain/track.ts';
import type { Calendar } from '#domain/window.ts';
import type { Finding, Merged } from './finding.ts';
import type { Sighting } from './sightings.ts';

/** Puts what a listing shows into the shows: likes that are not known, that came back, that changed. */
export function mergeSeen(shows: Shows, seen: readonly Sighting[], calendar: Calendar, now: Instant): Merged {
  const bySlug = Map.groupBy(seen, (like) => calendar.at(like.liked_at).slug);
  const merged = new Map(shows);
  const findings: Finding[] = [];
  for (const [slug, likes] of bySlug) {
    const window = calendar.of(slug);
    if (!window) throw new Error(`no window begins on ${slug}`);
    const show = shows.get(slug) ?? emptyShow(window);
    const result = mergeShow(show, likes, now);
    if (result.findings.length === 0) continue;
    merged.set(slug, result.show);
    findings.push(...result.findings);
  }
  return { shows: merged, findings };
}

function mergeShow(show: Show, seen: readonly Sighting[], now: Instant): { show: Show; findings: Finding[] } {
  const known = new Map(show.likes.map((like) => [likeKey(like), like]));
  const unknown = seen.filter((sighting) => !known.has(likeKey(sighting)));
  const found = discoveries(show, unknown.toReversed(), now);
  const findings: Finding[] = found.map((kept) => ({ kind: 'added', slug: show.slug, kept }));
  for (const sighting of seen) {
    const before = known.get(likeKey(sighting));
    const after = before && seenAgain(before, sighting, show, now);
    if (!after || after === before) continue;
    known.set(likeKey(after), after);
    const kind = before.state === after.state ? 'changed' : 'returned';
    findings.push({ kind, slug: show.slug, kept: after });
  }
  return { show: { ...show, likes: [...known.values(), ...found] }, findings };
}

/**
 * When what a sync discovers of a show is first seen: later than every like and guest that it held
 * before, even when the clock went back, so that nobody moves.
 */
export function discoveryTime({ likes, guests = [] }: Pick<Show, 'likes' | 'guests'>, now: Instant): Instant {
  const known = [...likes.slice(-1), ...guests].map(({ first_seen }) => addSeconds(first_seen, 1));
  return known.reduce(later, now);
}

/**
 * The likes that a show does not hold yet, oldest first. Likes of one second stand by their dates. Those
 * without one get a second each, so that the dates that sync learns later move none of them.
 */
function discoveries(show: Show, unknown: readonly Sighting[], now: Instant): Like[] {
  const start = discoveryTime(show, now);
  return unknown.map((sighting, index) => ({
    track_id: sighting.track_id,
    liked_at: sighting.liked_at,
    liked_at_source: sighting.liked_at_source,
    first_seen: sighting.liked_at_source === 'observed' ? addSeconds(start, index) : start,
    ...factsOf(sighting),
    state: 'liked',
    state_since: null,
  }));
}

/** A like that is listed stands. Its facts follow SoundCloud until the show is final; its addresses always. */
function seenAgain(like: Like, sighting: Sighting, show: Show, now: Instant): Like {
  const final = phaseOf(show, now) === 'final';
  const facts = final ? noteAddresses(like, sighting) : refreshFacts(like, factsOf(sighting));
  const { left_for: _, ...back } = facts;
  const standing = like.state === 'liked' ? facts : { ...back, state: 'liked' as const, state_since: now };
  return isSame(like, standing) ? like : standing;
}

/** Where a final show keeps the addresses that it published, and beside each the one of now. */
const ADDRESSES = [
  ['permalink_url', 'moved_to'],
  ['artist_url', 'artist_moved_to'],
] as const;

/** Keeps the published addresses of a final show's track, and beside them where it and its uploader live now. */
export function noteAddresses<Known extends Like | Guest>(known: Known, seen: TrackFacts): Known {
  return ADDRESSES.reduce((noted, [published, moved]) => {
    const address = seen[published];
    if (address === null || address === (noted[moved] ?? noted[published])) return noted;
    const { [moved]: _, ...before } = noted;
    return (address === noted[published] ? before : { ...before, [moved]: address }) as Known;
  }, known);
}

function isSame(a: Like, b: Like): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Like>;
  return [...keys].every((key) => a[key] === b[key]);
}
