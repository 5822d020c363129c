import { type EditedShow, editedShows } from '#domain/edited-shows.ts';
import type { Instant } from '#domain/instant.ts';
import type { Guest } from '#domain/like.ts';
import type { Problem } from '#domain/problems.ts';
import type { Schedules } from '#domain/schedule.ts';
import type { Show, Shows } from '#domain/show.ts';
import type { LikeSource, Lookup } from '#domain/source.ts';
import { factsOf } from '#domain/track.ts';
import { isSamePage } from '#domain/track-address.ts';
import type { Slug } from '#domain/window.ts';
import { discoveryTime } from './merge.ts';
import type { StartingPoint } from './starting-point.ts';

export interface GuestsFound {
  shows: Shows;
  found: { slug: Slug; url: string; title: string; artist: string }[];
  /** Edits that speak of no show. */
  problems: Problem[];
  /** Added addresses that SoundCloud did not answer for, in words. */
  warnings: string[];
}

/**
 * Asks once for every address that edits add, and keeps what is said of it. `start` is what this sync
 * built on: guests come behind what it held and in front of the likes that came with them.
 */
export async function meetGuests(
  shows: Shows,
  start: Pick<StartingPoint, 'shows' | 'edits'>,
  source: LikeSource,
  station: Schedules,
  now: Instant,
): Promise<GuestsFound> {
  const { edited, problems } = editedShows(shows, start.edits, station, now);
  const met = new Map(shows);
  const found: GuestsFound['found'] = [];
  const warnings: string[] = [];
  const resolveTrack = untilTrouble(source);
  for (const { show: known, file, url } of addedUrls(edited)) {
    const { slug } = known;
    const show = met.get(slug) ?? known;
    if (show.guests?.some((guest) => guest.url === url)) continue;
    const answer = likedTrack(show, url) ?? (await resolveTrack(url));
    if (answer.kind === 'alive') {
      const first_seen = discoveryTime(start.shows.get(slug) ?? NOTHING, now);
      const guest = guestOf(url, answer, first_seen);
      met.set(slug, { ...show, guests: [...(show.guests ?? []), guest] });
      found.push({ slug, url, title: guest.title, artist: guest.artist });
    } else {
      const why = answer.kind === 'gone' ? 'SoundCloud has no such track.' : answer.why;
      warnings.push(`${file}: ${url} could not be looked up, so the page shows the bare link. ${why}`);
    }
  }
  return { shows: met, found, problems, warnings };
}

const NOTHING: Pick<Show, 'likes'> = { likes: [] };

/** Asks for the tracks at addresses, but for none that would only meet the trouble of the last one. */
function untilTrouble(source: LikeSource): LikeSource['resolveTrack'] {
  let trouble: Lookup | null = null;
  return async (url) => {
    const answer = trouble ?? (await source.resolveTrack(url));
    if (answer.kind === 'unknown' && answer.lasting) trouble = answer;
    return answer;
  };
}

type Alive = Extract<Lookup, { kind: 'alive' }>;

/** What is known already of an added track that the host liked as well. */
function likedTrack(show: Show, url: string): Alive | null {
  const like = show.likes.find(({ permalink_url }) => isSamePage(permalink_url, url));
  return like ? { kind: 'alive', track_id: like.track_id, facts: factsOf(like) } : null;
}

function guestOf(url: string, { track_id, facts }: Alive, first_seen: Instant): Guest {
  return { url, track_id, first_seen, ...facts, state: 'liked', state_since: null };
}

function addedUrls(edited: readonly EditedShow[]): { show: Show; file: string; url: string }[] {
  return edited.flatMap(({ show, file: { file, edits } }) =>
    edits.lineup.flatMap((edit) => ('add' in edit ? [{ show, file, url: edit.add }] : [])),
  );
}
