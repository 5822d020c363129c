import type { Instant } from '#domain/instant.ts';
import { byFirstSeen } from '#domain/like.ts';
import type { Coverage, WalkProgress } from '#domain/listing.ts';
import type { SourceName } from '#domain/status.ts';
import { compareText } from '#domain/text.ts';
import type { Slug } from '#domain/window.ts';
import type { Finding } from './finding.ts';
import type { GuestsFound } from './guests.ts';

/** What a sync did: for programs as it is, for people through a text made of it. */
export interface SyncReport {
  source: SourceName;
  now: Instant;
  dry_run: boolean;
  /** Whether a show changed; a status written once a day is no change. */
  changed: boolean;
  /** Files written below the data folder. */
  written: number;
  /** Back to here the listing was complete; null is the whole history. */
  coverage: Coverage;
  /** SoundCloud users whose likes were read, who came first first. */
  hosts: string[];
  pages: number;
  requests: number;
  likes_seen: number;
  /** Of these, liked after the last show of all had ended. */
  likes_of_no_show: number;
  added: Line[];
  removed: Line[];
  gone: Line[];
  returned: Line[];
  /** Likes that left these shows for those of their own weeks, where they are `added`. */
  moved: Line[];
  updated: Line[];
  guests: GuestsFound['found'];
  /** Shows that left because they begin after the last one of all. */
  shows_dropped: readonly Slug[];
  /** Final shows whose tracks were all looked up. */
  links_checked: Slug[];
  current_show: Slug;
  warnings: string[];
}

/** A track in a report. */
export interface Line {
  slug: Slug;
  track_id: number;
  title: string;
  artist: string;
}

/** The report's lists of tracks, by what was found out about them. */
export function linesOf(
  findings: readonly Finding[],
): Pick<SyncReport, 'added' | 'removed' | 'gone' | 'returned' | 'moved' | 'updated'> {
  const of = (kind: Finding['kind']): Line[] =>
    findings
      .filter((finding) => finding.kind === kind)
      .sort((a, b) => compareText(a.slug, b.slug) || byFirstSeen(a.kept, b.kept))
      .map(({ slug, kept: { track_id, title, artist } }) => ({ slug, track_id, title, artist }));
  return {
    added: of('added'),
    removed: of('unliked'),
    gone: of('gone'),
    returned: of('returned'),
    moved: of('moved'),
    updated: of('changed'),
  };
}

/** Told after each page; `expected` is how many likes the source counts, where it tells. */
export type OnPage = (progress: WalkProgress & { expected: number | null }) => void;
