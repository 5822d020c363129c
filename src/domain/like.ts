import { z } from 'zod';
import { Instant } from './instant.ts';
import { compareText, HttpUrl } from './text.ts';
import { TrackFacts, TrackId } from './track.ts';
import { Slug } from './window.ts';

const Standing = {
  state: z
    .enum(['liked', 'unliked', 'gone'])
    .describe('liked; unliked by the host; gone from SoundCloud (deleted or private) and kept here'),
  state_since: Instant.nullable().describe('When sync saw the state change, or null if it never did'),
  moved_to: HttpUrl.optional().describe('The track’s page now, where it moved after the show was final'),
  artist_moved_to: HttpUrl.optional().describe(
    'The uploader’s profile now, where it moved after the show was final',
  ),
};

/** Track X was liked at instant T. Identity: (track_id, liked_at). Keys in the order of the file. */
export const Like = z
  .strictObject({
    track_id: TrackId,
    liked_at: Instant.describe('When the host liked the track'),
    liked_at_source: z
      .enum(['exact', 'observed'])
      .describe('exact: the like’s own date; observed: the source has none, so when sync first saw it'),
    first_seen: Instant.describe('When sync first saw the like; it orders the lineup'),
    ...TrackFacts.shape,
    ...Standing,
    left_for: Slug.optional().describe(
      'The show of the week in which it was liked, where sync learned that later: it is unliked here',
    ),
  })
  .describe('A track that the host liked, and when');
export type Like = z.infer<typeof Like>;

/** What sync learned of a track that an edit adds by its address. */
export const Guest = z
  .strictObject({
    url: z.string().describe('The address as the edit names it'),
    track_id: TrackId,
    first_seen: Instant.describe('When sync first resolved the address'),
    ...TrackFacts.shape,
    ...Standing,
  })
  .describe('A track that was played but never liked, added by an edit');
export type Guest = z.infer<typeof Guest>;

/** Tells likes apart: one is a track and a date. */
export function likeKey(like: Pick<Like, 'track_id' | 'liked_at'>): string {
  return `${like.track_id} ${like.liked_at}`;
}

/** The order of likes in a file, and so of a lineup: a late discovery comes last. */
export function byFirstSeen(a: Like | Guest, b: Like | Guest): number {
  return (
    compareText(a.first_seen, b.first_seen) || compareText(likedAt(a), likedAt(b)) || a.track_id - b.track_id
  );
}

/** A guest counts from when it was met. */
function likedAt(known: Like | Guest): Instant {
  return 'liked_at' in known ? known.liked_at : known.first_seen;
}
