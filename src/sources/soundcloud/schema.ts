import { z } from 'zod';
import { Instant, instantOf } from '#domain/instant.ts';
import { TrackId } from '#domain/track.ts';

/** A moment in any ISO 8601 form, to the second. The common form is passed on as it is. */
const Moment = z.string().transform((text, context): Instant => {
  if (Instant.safeParse(text).success) return text;
  try {
    return instantOf(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected a moment such as 2026-03-12T02:00:00Z' });
    return z.NEVER;
  }
});

const RawUploader = z.object({
  username: z.string().nullish(),
  permalink: z.string().nullish(),
  permalink_url: z.string().nullish(),
  avatar_url: z.string().nullish(),
});

const Count = z.int().nonnegative().nullish().catch(null);

/** A user. The count of likes is told by whoever tells it; it is good for an estimate only. */
const RawUser = z.object({
  id: z.int().positive(),
  likes_count: Count,
  public_favorites_count: Count,
});

/** A track as SoundCloud sends it, or a stub that has little but its id. Only what is kept is read. */
export const RawTrack = z.object({
  id: TrackId,
  title: z.string().nullish(),
  permalink_url: z.string().nullish(),
  artwork_url: z.string().nullish(),
  duration: z.number().nullish(),
  full_duration: z.number().nullish(),
  genre: z.string().nullish(),
  license: z.string().nullish(),
  sharing: z.string().nullish(),
  metadata_artist: z.string().nullish(),
  publisher_metadata: z.object({ artist: z.string().nullish() }).nullish(),
  user: RawUploader.nullish(),
});
export type RawTrack = z.infer<typeof RawTrack>;

/** What a like can be of but a track, and what else an item may hold: another object would be a like we cannot read. */
const KNOWN_OBJECTS = new Set(['playlist', 'system_playlist', 'user']);

/** One like. `track` is absent for playlists, and null or missing for some tracks that are gone. */
const RawLike = z
  .looseObject({ created_at: Moment, track: RawTrack.nullish() })
  .superRefine((like, context) => {
    if (like.track) return;
    for (const [field, content] of Object.entries(like)) {
      if (typeof content !== 'object' || content === null || KNOWN_OBJECTS.has(field)) continue;
      context.addIssue({ code: 'custom', path: [field], message: 'expected a track or a playlist' });
    }
  });

export const RawLikesPage = z.object({
  collection: z.array(RawLike),
  next_href: z.string().nullish(),
});
export type RawLikesPage = z.infer<typeof RawLikesPage>;

export const RawTracks = z.array(RawTrack);

/** What an address leads to; of lists only the kind is read. */
export const Resolved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), ...RawUser.shape }),
  z.object({ kind: z.literal('track'), ...RawTrack.shape }),
  z.object({ kind: z.enum(['playlist', 'system-playlist']) }),
]);
export type Resolved = z.infer<typeof Resolved>;
