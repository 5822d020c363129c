import type { Edits, LineupEdit } from './edit.ts';
import type { Instant } from './instant.ts';
import type { Guest } from './like.ts';
import { guestTrack, isSameTrack, type LineupTrack, likedTracks, unresolvedTrack } from './lineup-track.ts';
import { type Flaw, jsonPointer } from './problems.ts';
import type { Show } from './show.ts';
import type { TrackId } from './track.ts';
import { isSamePage } from './track-address.ts';

/** The ordered tracks of a show after edits, and what is wrong with the edits that cannot apply. */
export function lineupOf(show: Show, edits: Edits): { tracks: LineupTrack[]; problems: Flaw[] } {
  const lineup = new Lineup(show);
  const problems = edits.lineup.flatMap((edit, index) => {
    const refusal = lineup.apply(edit);
    return refusal === null
      ? []
      : [{ pointer: jsonPointer(['lineup', index, refusal.field]), message: refusal.message }];
  });
  return { tracks: lineup.tracks, problems };
}

interface Refusal {
  field: string;
  message: string;
}

/**
 * A lineup while edits change it. What sync does later must never invalidate an edit: a track that
 * was unliked is still known, and a place beyond the shrunken end means the end.
 */
class Lineup {
  readonly tracks: LineupTrack[];
  readonly #guests: readonly Guest[];
  readonly #known: ReadonlySet<TrackId>;
  readonly #removed = new Set<TrackId>();
  readonly #added: string[] = [];
  /** When sync met the tracks that edits add; null until it has. */
  readonly #addedAt = new Map<LineupTrack, Instant | null>();
  /** Tracks whose like was not always as it is. */
  readonly #changed: ReadonlySet<TrackId | null>;
  /** How many tracks there would be had the host unliked none. */
  #reach: number;

  constructor(show: Show) {
    this.tracks = likedTracks(show);
    this.#guests = show.guests ?? [];
    this.#known = new Set(show.likes.map((like) => like.track_id));
    this.#changed = new Set(show.likes.filter((like) => like.state_since).map((like) => like.track_id));
    this.#reach = this.#known.size;
  }

  apply(edit: LineupEdit): Refusal | null {
    if ('add' in edit) return this.#add(edit.add, edit.position);
    if ('remove' in edit) return this.#change('remove', edit.remove, (id) => this.#remove(id));
    if ('move' in edit) return this.#move(edit.move, edit.position);
    return this.#change('correct', edit.correct, (id) => this.#correct(id, edit));
  }

  #add(url: string, position: number | undefined): Refusal | null {
    const guest = this.#guests.find((candidate) => candidate.url === url);
    const track = guest ? guestTrack(guest) : unresolvedTrack(url);
    const standing = this.tracks.find((other) => isSameTrack(other, track));
    if (this.#repeats(url, standing, guest)) {
      return { field: 'add', message: `the track ${url} is in the lineup already` };
    }
    if (position !== undefined && position > this.#reach + 1) return outOfRange(position, this.#reach + 1);
    this.#added.push(url);
    this.#reach += 1;
    if (guest) this.#removed.delete(guest.track_id);
    if (standing && this.#addedAt.has(standing) && position === undefined) return null;
    const added = standing ? this.#take(standing) : track;
    this.#insert(added, position ?? this.#placeInTime(track.first_seen));
    this.#addedAt.set(added, track.first_seen);
    return null;
  }

  /**
   * Whether the track was there when the edit was written. It was not if an edit above adds it by
   * another address, if it was liked after sync had met the guest, or if its like ever changed state.
   */
  #repeats(url: string, standing: LineupTrack | undefined, guest: Guest | undefined): boolean {
    if (this.#added.some((other) => isSamePage(other, url))) return true;
    if (!standing || this.#addedAt.has(standing) || !isSamePage(standing.permalink_url, url)) return false;
    const likedSince = guest !== undefined && guest.first_seen <= (standing.first_seen ?? '');
    return !likedSince && !this.#changed.has(standing.track_id);
  }

  #move(id: TrackId, position: number): Refusal | null {
    if (position > this.#reach) return outOfRange(position, this.#reach);
    return this.#change('move', id, () => {
      const track = this.#find(id);
      if (track) this.#insert(this.#take(track), position);
    });
  }

  #remove(id: TrackId): void {
    const track = this.#find(id);
    if (track) this.#take(track);
    this.#removed.add(id);
    this.#reach -= 1;
  }

  #correct(
    id: TrackId,
    { title, artist }: { title?: string | undefined; artist?: string | undefined },
  ): void {
    const track = this.#find(id);
    if (!track) return;
    if (title !== undefined) track.title = title;
    if (artist !== undefined) track.artist = artist;
  }

  #change(field: string, id: TrackId, change: (id: TrackId) => void): Refusal | null {
    if (this.#removed.has(id)) return { field, message: `track ${id} was removed by an edit above` };
    if (!this.#known.has(id) && !this.#find(id)) return { field, message: `track ${id} is not in this show` };
    change(id);
    return null;
  }

  #find(id: TrackId): LineupTrack | undefined {
    return this.tracks.find((track) => track.track_id === id);
  }

  #take(track: LineupTrack): LineupTrack {
    this.tracks.splice(this.tracks.indexOf(track), 1);
    return track;
  }

  #insert(track: LineupTrack, position: number): void {
    this.tracks.splice(position - 1, 0, track);
  }

  /** Behind what stood there when sync met the guest: likes of that sync and later ones follow. */
  #placeInTime(met: Instant | null): number {
    if (met === null) return this.tracks.length + 1;
    return this.tracks.findLastIndex((other) => this.#stoodBefore(other, met)) + 2;
  }

  #stoodBefore(other: LineupTrack, met: Instant): boolean {
    const added = this.#addedAt.get(other);
    if (added !== undefined) return added !== null && added <= met;
    return other.first_seen !== null && other.first_seen < met;
  }
}

function outOfRange(position: number, last: number): Refusal {
  return { field: 'position', message: `position ${position} is out of range: expected 1 to ${last}` };
}
