import { z } from 'zod';
import { addHours, Instant } from './instant.ts';
import { Guest, Like } from './like.ts';
import { Slug, type Window } from './window.ts';

/** The machine's facts of one show, as `data/shows/<year>/<slug>.json` holds them. */
export const Show = z
  .strictObject({
    slug: Slug,
    week_start: Instant.describe('First instant of the show’s week'),
    week_end: Instant.describe('First instant after it'),
    likes: z.array(Like).describe('Sorted by first_seen, liked_at, track_id; nothing is ever deleted'),
    guests: z.array(Guest).optional().describe('Tracks that edits add, by the order of discovery'),
    links_checked: Instant.optional().describe('When all tracks of the final show were last looked up'),
  })
  .describe('The likes of one week');
export type Show = z.infer<typeof Show>;

/** Shows by their slugs. */
export type Shows = ReadonlyMap<Slug, Show>;

/** open: its week lasts; settling: it has ended and still follows what the host unlikes; final: only edits change it. */
export type Phase = 'open' | 'settling' | 'final';

/** How long after its end a show still follows what the host unlikes. */
const SETTLING_HOURS = 48;

export function phaseOf(show: Pick<Show, 'week_end'>, now: Instant): Phase {
  if (now < show.week_end) return 'open';
  return now < finalFrom(show) ? 'settling' : 'final';
}

/** The instant from which on a show is final. */
export function finalFrom({ week_end }: Pick<Show, 'week_end'>): Instant {
  return addHours(week_end, SETTLING_HOURS);
}

/** All that the file of a show knows of tracks. */
export function likesAndGuests({ likes, guests = [] }: Pick<Show, 'likes' | 'guests'>): (Like | Guest)[] {
  return [...likes, ...guests];
}

export function emptyShow(window: Window): Show {
  return { slug: window.slug, week_start: window.start, week_end: window.end, likes: [] };
}
