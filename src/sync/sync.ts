import type { Instant } from '#domain/instant.ts';
import type { SnapshotStore } from '#domain/snapshot.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Station } from '#domain/station.ts';
import { calendarOf } from '#domain/window.ts';
import { absentLikes, settleAbsent } from './absent.ts';
import { meetGuests } from './guests.ts';
import { careForLinks, linksAreOverdue } from './links.ts';
import { lookUpTracks } from './look-up.ts';
import { mergeSeen } from './merge.ts';
import { readLikes } from './read-likes.ts';
import type { ReadingWish } from './reading-bound.ts';
import { isRead, readingsOf } from './readings.ts';
import { linesOf, type OnPage, type SyncReport } from './report.ts';
import { dateSightings } from './sightings.ts';
import { demandDates, demandDatesOfLeft, startingPoint } from './starting-point.ts';
import { statusAfter } from './status.ts';
import { brokenEdits, linksLeftAlone, strayEdits, unansweredLikes, unansweredLinks } from './warnings.ts';

export interface SyncWish extends ReadingWish {
  dryRun: boolean;
  allowShrink: boolean;
  /** Let a source without dates fill an empty archive, or make up for missed weeks. */
  allowUndated: boolean;
  /** Look tracks of final shows up with this many requests; 0 leaves them alone. */
  linkRequests: number;
  /** Leave them alone unless the look of a week was missed. */
  onlyOverdueLinks: boolean;
}

/** What the schedule wishes for. */
export const ORDINARY_WISH: SyncWish = {
  full: false,
  since: null,
  dryRun: false,
  allowShrink: false,
  allowUndated: false,
  linkRequests: 0,
  onlyOverdueLinks: false,
};

export interface SyncRequest {
  station: Station;
  source: LikeSource;
  store: SnapshotStore;
  now: Instant;
  wish: SyncWish;
  onPage?: OnPage;
}

/**
 * Reads the host's likes and brings the snapshot up to date. Any error leaves the snapshot as it was.
 *
 * @throws AirlogError whose kind says what the caller can do
 */
export async function sync({ station, source, store, now, wish, onPage }: SyncRequest): Promise<SyncReport> {
  const before = store.read();
  const start = startingPoint(before, station, source, wish);
  const calendar = calendarOf(station);
  const readings = readingsOf(start, station, calendar, now, wish);
  demandDatesOfLeft(readings, source);
  if (!wish.allowUndated) demandDates(start.status, source, readings, calendar, now);
  const { allowShrink } = wish;
  const listing = await readLikes(readings, { start, source, now, allowShrink, onPage });

  const dated = dateSightings(start.shows, listing.likes, calendar, now);
  const ofShows = dated.sightings.filter(({ liked_at }) => !calendar.isOver(liked_at));
  const seen = mergeSeen(dated.shows, ofShows, calendar, now);
  const absent = source.tellsAll
    ? absentLikes(seen.shows, dated.sightings, (like) => isRead(readings, like), now)
    : [];
  const listed = listing.likes.map(({ track_id }) => track_id);
  const answers = await lookUpTracks(
    absent.map(({ like }) => like),
    { source, listed },
  );
  const settled = settleAbsent(seen.shows, absent, answers, now);
  const met = await meetGuests(settled.shows, start, source, station, now);
  const areLinksDue = !wish.onlyOverdueLinks || linksAreOverdue(met.shows, now);
  const linkRequests = source.tellsAll && areLinksDue ? wish.linkRequests : 0;
  const cared = await careForLinks(met.shows, { source, listed, maxRequests: linkRequests }, now);

  const shows = cared.shows;
  const current_show = calendar.at(now).slug;
  const digest = store.digest(shows);
  const status = statusAfter(start, { shows, digest, now, current_show }, readings.present, source);
  const written = store.write(before, { shows, status, dropEdits: start.dropEdits }, wish);

  return {
    source: source.name,
    now,
    dry_run: wish.dryRun,
    changed: digest !== start.status?.shows_digest,
    written,
    coverage: listing.coverage,
    hosts: [...readings.left, readings.present].map(({ host }) => host.soundcloud_user),
    pages: listing.pages,
    requests: source.requestCount(),
    likes_seen: listing.likes.length,
    likes_of_no_show: dated.sightings.length - ofShows.length,
    ...linesOf([dated, seen, settled, cared].flatMap(({ findings }) => findings)),
    guests: met.found,
    shows_dropped: start.dropShows,
    links_checked: cared.checked,
    current_show,
    warnings: [
      ...brokenEdits([...before.editProblems, ...met.problems]),
      ...strayEdits(start),
      ...listing.warnings,
      ...unansweredLikes(absent, answers),
      ...met.warnings,
      ...unansweredLinks(cared.troubles),
      ...linksLeftAlone(source, wish.onlyOverdueLinks ? 0 : wish.linkRequests),
    ],
  };
}
