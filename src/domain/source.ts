import type { AirlogError } from './errors.ts';
import type { CompleteListing, Coverage, WalkProgress } from './listing.ts';
import type { SourceName } from './status.ts';
import type { TrackFacts, TrackId } from './track.ts';

/** What a source says of one track. */
export type Lookup =
  | { kind: 'alive'; track_id: TrackId; facts: TrackFacts }
  /** Deleted or private: the source says so. */
  | { kind: 'gone' }
  /**
   * No usable answer; `why` is for people, `trouble` what asking met, where it met any. `withheld`: the
   * source answered, and keeps to itself what became of the track. `lasting`: whatever is asked next
   * would meet the same.
   */
  | { kind: 'unknown'; why: string; trouble?: AirlogError; withheld?: true; lasting?: true };

export interface LookUpOptions {
  /** What these leave no room to ask for is `unknown`; as many as it takes where they are not told. */
  maxRequests?: number | undefined;
  /** Tracks that were gone before: that none tells of them is enough to call them so again. */
  knownGone?: ReadonlySet<TrackId>;
}

/** A user as a source knows them. */
export interface SourceUser {
  id: number;
  /** How many likes the source counts, playlists and hidden ones included; null where it does not tell. */
  likes: number | null;
}

/** An outside system that yields likes. Every method throws an AirlogError when it cannot answer. */
export interface LikeSource {
  readonly name: SourceName;
  /** Whether its listing tells when something was liked. */
  readonly tellsDates: boolean;
  /** Whether it tells every track: what others lack may still be liked, and still be at SoundCloud. */
  readonly tellsAll: boolean;
  /** How many tracks one request can look up. */
  readonly tracksPerRequest: number;
  /** The user with this name in the address of the profile. */
  findUser(name: string): Promise<SourceUser>;
  /** All likes back to `bound`; null reads the whole history. */
  listLikes(
    userId: number,
    bound: Coverage,
    onPage?: (progress: WalkProgress) => void,
  ): Promise<CompleteListing>;
  /** One answer for each id; trouble with a track is `unknown`, never an exception. */
  lookUp(ids: readonly TrackId[], options?: LookUpOptions): Promise<Map<TrackId, Lookup>>;
  /** The track behind an address. */
  resolveTrack(url: string): Promise<Lookup>;
  /** Requests made so far, repeats included. */
  requestCount(): number;
}
