import type { EditsFile } from '#domain/edit.ts';
import { AirlogError } from '#domain/errors.ts';
import type { Instant } from '#domain/instant.ts';
import { phaseOf } from '#domain/show.ts';
import type { Snapshot } from '#domain/snapshot.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Status } from '#domain/status.ts';
import type { Calendar, Slug } from '#domain/window.ts';

/** What a sync builds on. */
export interface StartingPoint extends Pick<Snapshot, 'status' | 'shows' | 'edits'> {
  /** Edits that leave with the sample. */
  dropEdits: readonly Slug[];
  /** People's edits that were made while the sample lay there, and stay. */
  strayEdits: readonly EditsFile[];
}

/** The snapshot, or nothing where only the sample lies. */
export function startingPoint(
  { status, shows, edits, sampleEdits }: Snapshot,
  source: LikeSource,
): StartingPoint {
  if (status?.source === 'sample' && source.name !== 'sample') {
    const peoples = edits.filter((file) => !sampleEdits.includes(file.slug));
    return {
      status: null,
      shows: new Map(),
      edits: peoples,
      dropEdits: sampleEdits,
      strayEdits: peoples,
    };
  }
  return { status, shows, edits, dropEdits: [], strayEdits: [] };
}

/**
 * A first sync needs dates, and so does one that makes up for a week that has become final: until then
 * a like that a source without dates put into a later week could still be moved.
 *
 * @throws AirlogError `first-sync-needs-dates`, `missed-week-needs-dates`
 */
export function demandDates(
  status: Status | null,
  source: LikeSource,
  calendar: Calendar,
  now: Instant,
): void {
  if (source.tellsDates) return;
  if (status === null) {
    throw needsDates(
      'first-sync-needs-dates',
      source,
      'a first sync cannot tell one week from another',
      'Years of likes would all land in the current show.',
    );
  }
  const { end } = calendar.at(status.last_success);
  if (phaseOf({ week_end: end }, now) !== 'final') return;
  throw needsDates(
    'missed-week-needs-dates',
    source,
    `it cannot tell what was liked in the weeks after the last sync, of ${status.last_success}`,
    'Weeks of likes would all land in the current show, and could not be moved to their own any more.',
  );
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
