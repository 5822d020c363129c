import { z } from 'zod';
import type { Change } from './changes.ts';
import { earlier, Instant } from './instant.ts';
import { LineupTrack } from './lineup-track.ts';
import { phaseOf, Show } from './show.ts';
import { type Station, stationOn } from './station.ts';
import type { Status } from './status.ts';
import { Text } from './text.ts';
import { ShowId, Slug } from './window.ts';

/** A track of a published show. */
export const CatalogTrack = z
  .strictObject({
    position: z.int().min(1).describe('Place in the show: 1 to n without a gap'),
    ...LineupTrack.shape,
  })
  .describe('A track of a published show');
export type CatalogTrack = z.infer<typeof CatalogTrack>;

/** A show as it is published: the snapshot's facts after people's edits. */
export const CatalogShow = z
  .strictObject({
    show_id: ShowId,
    slug: Slug,
    title: Text.nullable().describe('A title that people gave the show, or null'),
    notes: z.string().nullable().describe('Show notes in Markdown, or null'),
    week_start: Show.shape.week_start,
    week_end: Show.shape.week_end,
    created_at: Instant.describe('When the archive first knew a track of the show, else week_start'),
    tracks: z.array(CatalogTrack).describe('The lineup'),
  })
  .describe('A show as it is published');
export type CatalogShow = z.infer<typeof CatalogShow>;

/** Everything that is published, and the moment it is published for. */
export interface Catalog {
  station: Station;
  status: Status;
  now: Instant;
  /** Newest first; the first is the current show. */
  shows: readonly CatalogShow[];
  /** The show that is on, or the last one of a show that has ended. */
  current: CatalogShow;
  /** What happened to the shows: newest show first, within a show as `changesOf` tells it. */
  changes: readonly Change[];
}

/** The station by the schedule and with the host of the current show. */
export function presentStation({ station, current }: Pick<Catalog, 'station' | 'current'>): Station {
  return stationOn(current.slug, station);
}

/** Length of a show in milliseconds. */
export function durationOf(show: CatalogShow): number {
  return show.tracks.reduce((sum, track) => sum + track.duration_ms, 0);
}

/** Shows that have ended and that sync has read to their end: complete, so fit for a feed. Newest first. */
export function finishedShows(catalog: Catalog): CatalogShow[] {
  return catalog.shows.filter((show) => isFinished(show, catalog));
}

/** Whether a show has ended and sync has read it to its end. */
export function isFinished({ week_end }: CatalogShow, { status, now }: Catalog): boolean {
  return week_end <= now && week_end <= status.last_success;
}

/** Whether the last show of all is final, and sync has read it as such: time alone changes nothing any more. */
export function isComplete({ station, status, current, now }: Catalog): boolean {
  const read = earlier(now, status.last_success);
  return current.slug === station.last_show && phaseOf(current, read) === 'final';
}
