import { z } from 'zod';
import type { Edits, LineupEdit } from './edit.ts';
import { Instant } from './instant.ts';
import type { Guest, Like } from './like.ts';
import { unresolvedTrack } from './lineup-track.ts';
import { likesAndGuests, type Show } from './show.ts';
import { HttpUrl, Text } from './text.ts';
import { TrackId } from './track.ts';
import { ShowId, Slug, showIdOf } from './window.ts';

/** One thing that happened to one track of a show's lineup. */
export const Change = z
  .strictObject({
    show_id: ShowId,
    slug: Slug,
    kind: z
      .enum(['added', 'removed', 'returned', 'gone', 'moved', 'corrected'])
      .describe(
        'removed: by the host, or by an edit; gone: SoundCloud no longer has it, it is kept; moved: by an edit, or by sync to the show of the week in which it was liked',
      ),
    origin: z.enum(['sync', 'edit']).describe('Whether sync saw it at SoundCloud or a person decided it'),
    at: Instant.nullable().describe(
      'When sync saw it; null for what nobody dated, as for most edits: their date stands in git',
    ),
    track_id: TrackId.nullable(),
    title: Text,
    artist: Text,
    permalink_url: HttpUrl,
    position: z.int().min(1).nullable().describe('The place that an edit asked for, or null'),
    reason: Text.nullable().describe('Why a person decided so; null for what sync saw'),
  })
  .describe('One thing that happened to one track of a show');
export type Change = z.infer<typeof Change>;

/** A change of a show that is named elsewhere. */
type ChangeHere = Omit<Change, 'show_id' | 'slug'>;

type Subject = Pick<Change, 'track_id' | 'title' | 'artist' | 'permalink_url'>;

/** What happened to a show: what sync saw in the order of the file, then the edits in theirs. */
export function changesOf(show: Show, edits: Edits): Change[] {
  const place = { show_id: showIdOf(show.slug), slug: show.slug };
  const changes = [
    ...show.likes.flatMap((like) => [seen('added', like.first_seen, like), ...turnOf(like)]),
    ...(show.guests ?? []).flatMap(turnOf),
    ...edits.lineup.map((edit) => decided(edit, show)),
  ];
  return changes.map((change) => ({ ...place, ...change }));
}

/** What became of a like or a guest; sync keeps the newest turn alone. */
function turnOf(known: Like | Guest): ChangeHere[] {
  const { state, state_since } = known;
  if (state === 'unliked')
    return [seen('left_for' in known && known.left_for ? 'moved' : 'removed', state_since, known)];
  if (state === 'gone') return [seen('gone', state_since, known)];
  return state_since === null ? [] : [seen('returned', state_since, known)];
}

function seen(kind: Change['kind'], at: Instant | null, known: Like | Guest): ChangeHere {
  return { kind, origin: 'sync', at, ...subjectOf(known), position: null, reason: null };
}

function decided(edit: LineupEdit, show: Show): ChangeHere {
  const by = { origin: 'edit' as const, at: null, position: null, reason: edit.reason };
  if ('add' in edit) {
    const guest = show.guests?.find((candidate) => candidate.url === edit.add);
    const subject = subjectOf(guest ?? unresolvedTrack(edit.add));
    const at = guest?.first_seen ?? null;
    return { kind: 'added', ...by, ...subject, at, position: edit.position ?? null };
  }
  if ('remove' in edit) return { kind: 'removed', ...by, ...known(edit.remove, show) };
  if ('move' in edit) return { kind: 'moved', ...by, ...known(edit.move, show), position: edit.position };
  const subject = known(edit.correct, show);
  const { title = subject.title, artist = subject.artist } = edit;
  return { kind: 'corrected', ...by, ...subject, title, artist };
}

/** What the show's file says of a track that an edit names; compose has refused any other. */
function known(id: TrackId, show: Show): Subject {
  const found = likesAndGuests(show).find(({ track_id }) => track_id === id);
  if (!found) throw new Error(`track ${id} is not in the show ${show.slug}`);
  return subjectOf(found);
}

function subjectOf({ track_id, title, artist, permalink_url }: Subject): Subject {
  return { track_id, title, artist, permalink_url };
}
