import type { EditsFile } from '#domain/edit.ts';
import { AirlogError } from '#domain/errors.ts';
import type { Instant } from '#domain/instant.ts';
import { laterShows, laterShowsProblem } from '#domain/later-shows.ts';
import type { Schedules } from '#domain/schedule.ts';
import { phaseOf, type Shows } from '#domain/show.ts';
import type { Snapshot } from '#domain/snapshot.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Status } from '#domain/status.ts';
import type { Calendar, Slug } from '#domain/window.ts';
import type { Reading, Readings } from './readings.ts';

/** What a sync builds on. */
export interface StartingPoint extends Pick<Snapshot, 'status' | 'shows' | 'edits'> {
  /** Edits that leave with the sample. */
  dropEdits: readonly Slug[];
  /** People's edits that were made while the sample lay there, and stay. */
  strayEdits: readonly EditsFile[];
  /** Shows that leave because they begin after the last one of all. */
  dropShows: readonly Slug[];
}

/**
 * The snapshot, or nothing where only the sample lies.
 *
 * @throws AirlogError `later-shows`, unless they may leave
 */
export function startingPoint(
  { status, shows, edits, sampleEdits }: Snapshot,
  station: Schedules,
  source: LikeSource,
  { allowShrink }: { allowShrink: boolean },
): StartingPoint {
  if (status?.source === 'sample' && source.name !== 'sample') {
    const peoples = edits.filter((file) => !sampleEdits.includes(file.slug));
    return {
      status: null,
      shows: new Map(),
      edits: peoples,
      dropEdits: sampleEdits,
      strayEdits: peoples,
      dropShows: [],
    };
  }
  if (!allowShrink) refuseLaterShows(shows, station);
  const dropShows = laterShows(shows, station);
  const kept = new Map([...shows].filter(([slug]) => !dropShows.includes(slug)));
  return { status, shows: kept, edits, dropEdits: [], strayEdits: [], dropShows };
}

function refuseLaterShows(shows: Shows, station: Schedules): void {
  const problems = laterShowsProblem(shows, station);
  if (problems.length === 0) return;
  throw new AirlogError({
    kind: 'guard',
    code: 'later-shows',
    what: 'The archive has shows after the one that station.config.ts calls the last; nothing was changed.',
    why: 'Either another show was the last, or likes of the time after it have made shows.',
    next: 'Do one of the things named above.',
    problems,
  });
}

/**
 * A first sync needs dates, and so does one of a host who took over, and one that makes up for a week
 * that has become final: until then a like that a source without dates put into a later week could still
 * be moved. What comes after the last show of all is put into none.
 *
 * @throws AirlogError `first-sync-needs-dates`, `later-host-needs-dates`, `missed-week-needs-dates`
 */
export function demandDates(
  status: Status | null,
  source: LikeSource,
  { present }: { present: Pick<Reading, 'start'> },
  calendar: Calendar,
  now: Instant,
): void {
  if (source.tellsDates || (status && calendar.isOver(status.last_success))) return;
  if (status === null) {
    throw needsDates(
      'first-sync-needs-dates',
      source,
      'a first sync cannot tell one week from another',
      'Years of likes would all land in the current show.',
    );
  }
  if (present.start !== null) {
    throw needsDates(
      'later-host-needs-dates',
      source,
      'it cannot tell what a host liked before the show was theirs',
      'All that they ever liked would land in the current show.',
    );
  }
  const { end } = calendar.upTo(status.current_show);
  if (phaseOf({ week_end: end }, now) !== 'final') return;
  throw needsDates(
    'missed-week-needs-dates',
    source,
    `it cannot tell what was liked in the weeks after the show of ${status.current_show}, which the last sync read`,
    'Weeks of likes would all land in the current show, and could not be moved to their own any more.',
  );
}

/**
 * What an undated source shows counts from now on, when the shows of a host who has left are over.
 *
 * @throws AirlogError `earlier-host-needs-dates`
 */
export function demandDatesOfLeft({ left }: Pick<Readings, 'left'>, { name, tellsDates }: LikeSource): void {
  const [waitedFor] = left;
  if (tellsDates || !waitedFor) return;
  throw new AirlogError({
    kind: 'try-later',
    code: 'earlier-host-needs-dates',
    what: `The ${name} source tells no dates, so it cannot tell which likes made the last shows of ${waitedFor.host.name}.`,
    why: 'No sync has seen the last of these shows final yet, so likes of theirs may still be missing.',
    next: 'Run this sync where the web source answers, from a home connection for instance. Or give this host an earlier last_show in earlier_hosts: then what was read of their likes stays as it is.',
  });
}

function needsDates(code: string, { name }: LikeSource, lacking: string, why: string): AirlogError {
  return new AirlogError({
    kind: 'try-later',
    code,
    what: `The ${name} source tells no dates, so ${lacking}.`,
    why,
    next: `Run this sync where the web source answers, from a home connection for instance. \`--source ${name}\` does it all the same.`,
  });
}
