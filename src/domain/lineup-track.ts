import { z } from 'zod';
import { Instant } from './instant.ts';
import { type Guest, Like } from './like.ts';
import type { Show } from './show.ts';
import { factsOf, TrackFacts, TrackId } from './track.ts';
import { isSamePage, SHORT_LINK_HOST } from './track-address.ts';

/** A track of a lineup before its place is counted. */
export const LineupTrack = z
  .strictObject({
    track_id: TrackId.nullable().describe(
      'SoundCloud’s number, or null until sync has resolved an added address',
    ),
    ...TrackFacts.shape,
    liked_at: Like.shape.liked_at
      .nullable()
      .describe('When the host liked it; null for a track added by an edit'),
    liked_at_source: Like.shape.liked_at_source.nullable(),
    first_seen: Instant.nullable().describe('When sync first saw it, or null until it has'),
    state: z
      .enum(['liked', 'gone'])
      .describe('gone: SoundCloud no longer has the track; what was known is kept'),
    origin: z.enum(['like', 'edit']).describe('Whether the host liked it or an edit added it'),
  })
  .describe('A track of a lineup');
export type LineupTrack = z.infer<typeof LineupTrack>;

/** The tracks of the likes that stand, each once: a track liked twice keeps its first place. */
export function likedTracks(show: Show): LineupTrack[] {
  const tracks = new Map<TrackId, LineupTrack>();
  for (const like of show.likes) {
    if (like.state === 'unliked' || tracks.has(like.track_id)) continue;
    tracks.set(like.track_id, {
      track_id: like.track_id,
      ...publishedFacts(like),
      liked_at: like.liked_at,
      liked_at_source: like.liked_at_source,
      first_seen: like.first_seen,
      state: like.state,
      origin: 'like',
    });
  }
  return [...tracks.values()];
}

export function guestTrack(guest: Guest): LineupTrack {
  return {
    track_id: guest.track_id,
    ...publishedFacts(guest),
    liked_at: null,
    liked_at_source: null,
    first_seen: guest.first_seen,
    state: guest.state === 'gone' ? 'gone' : 'liked',
    origin: 'edit',
  };
}

/** The facts as they were published, but the addresses where the track and its uploader live now. */
function publishedFacts(known: Like | Guest): TrackFacts {
  return {
    ...factsOf(known),
    permalink_url: known.moved_to ?? known.permalink_url,
    artist_url: known.artist_moved_to ?? known.artist_url,
  };
}

/** What the address alone tells, until sync has asked SoundCloud: a short link, whose word is no name, nothing. */
export function unresolvedTrack(url: string): LineupTrack {
  const { href, hostname, pathname } = new URL(url);
  const words = hostname === SHORT_LINK_HOST ? [hostname] : pathname.split('/').filter(Boolean);
  const [artist = '', title = ''] = words;
  return {
    track_id: null,
    title: title || url,
    artist,
    artist_url: null,
    permalink_url: href,
    artwork_url: null,
    duration_ms: 0,
    license: null,
    genre: null,
    liked_at: null,
    liked_at_source: null,
    first_seen: null,
    state: 'liked',
    origin: 'edit',
  };
}

/** Tells tracks apart across shows: the number, or the address of one that sync has not looked up. */
export function trackKey({
  track_id,
  permalink_url,
}: Pick<LineupTrack, 'track_id' | 'permalink_url'>): TrackId | string {
  return track_id ?? permalink_url;
}

/** Whether two are one track: by their numbers or, where one has none yet, by their pages. */
export function isSameTrack(a: LineupTrack, b: LineupTrack): boolean {
  if (a.track_id !== null && b.track_id !== null) return a.track_id === b.track_id;
  return isSamePage(a.permalink_url, b.permalink_url);
}
