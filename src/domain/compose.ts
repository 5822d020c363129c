import { type Catalog, type CatalogShow, isComplete } from './catalog.ts';
import { changesOf } from './changes.ts';
import { Edits, type EditsFile } from './edit.ts';
import { editedShows } from './edited-shows.ts';
import { invalidFiles } from './errors.ts';
import { earlier, type Instant } from './instant.ts';
import { lineupOf } from './lineup.ts';
import type { LineupTrack } from './lineup-track.ts';
import type { Problem } from './problems.ts';
import { withoutEnd } from './schedule.ts';
import { emptyShow, finalFrom, likesAndGuests, type Show } from './show.ts';
import type { Station } from './station.ts';
import type { Status } from './status.ts';
import { compareText } from './text.ts';
import { calendarOf, showIdOf, type Window } from './window.ts';

const NO_EDITS = Edits.parse({});

export interface Facts {
  station: Station;
  status: Status;
  shows: readonly Show[];
  edits: readonly EditsFile[];
}

/**
 * The catalog: the machine's facts after people's decisions, for the moment `now`. The current show
 * is there even before its first like, and so is a week without likes that an edit speaks of. Time stands
 * still when the archive is complete: the same catalog comes out at any later moment.
 *
 * @throws AirlogError `invalid-files` naming every edit that cannot apply
 */
export function compose({ station: configured, status, ...facts }: Facts, now: Instant): Catalog {
  const station = stationComposed(configured, status);
  const { current, begun, published, problems } = decide({ station, ...facts }, now);
  if (problems.length > 0) throw invalidFiles(problems);
  const newest = published.find((show) => show.slug === current.slug);
  if (!newest) throw new Error(`the current show ${current.slug} is missing from the catalog`);
  const changes = begun.flatMap(({ show, edits }) => changesOf(show, edits));
  const catalog = { station, status, now, shows: published, current: newest, changes };
  return isComplete(catalog) ? { ...catalog, now: finalFrom(newest) } : catalog;
}

/** Every edit that cannot apply to the shows, by file. */
export function refusedEdits(
  { station, status, ...facts }: Omit<Facts, 'status'> & { status: Status | null },
  now: Instant,
): Problem[] {
  return decide({ station: stationComposed(station, status), ...facts }, now).problems;
}

/** The sample is invented: whatever show of the host was the last, its own go on. */
function stationComposed(station: Station, status: Status | null): Station {
  return status?.source === 'sample' ? withoutEnd(station) : station;
}

/** The shows that have begun, newest first, with their edits and after them, and the edits that cannot apply. */
function decide({ station, shows, edits }: Omit<Facts, 'status'>, now: Instant) {
  const current = calendarOf(station).at(now);
  const known = new Map(shows.map((show) => [show.slug, show]));
  known.set(current.slug, known.get(current.slug) ?? emptyShow(current));

  const { edited, problems } = editedShows(known, edits, station, now);
  const editsOf = new Map(edited.map(({ file }) => [file.slug, file]));
  for (const { show } of edited) known.set(show.slug, show);

  const begun = [...known.values()]
    .filter((show) => show.week_start <= now)
    .sort((a, b) => compareText(b.slug, a.slug))
    .map((show) => ({ show, ...(editsOf.get(show.slug) ?? { file: '', edits: NO_EDITS }) }));
  const published = begun.map(({ show, file, edits }) => {
    const { tracks, problems: refused } = lineupOf(show, edits);
    problems.push(...refused.map((flaw) => ({ file, ...flaw })));
    return publish(show, edits, tracks);
  });
  return { current, begun, published, problems: problems.sort(byFile) };
}

/** The show of a week of which nothing is known. */
export function showWithoutTracks(window: Window): CatalogShow {
  return publish(emptyShow(window), NO_EDITS, []);
}

function publish(show: Show, edits: Edits, tracks: readonly LineupTrack[]): CatalogShow {
  const sightings = likesAndGuests(show).map((seen) => seen.first_seen);
  return {
    show_id: showIdOf(show.slug),
    slug: show.slug,
    title: edits.title ?? null,
    notes: edits.notes?.toWellFormed() ?? null,
    week_start: show.week_start,
    week_end: show.week_end,
    created_at: sightings.length > 0 ? sightings.reduce(earlier) : show.week_start,
    tracks: tracks.map((track, index) => ({ position: index + 1, ...track })),
  };
}

function byFile(a: Problem, b: Problem): number {
  return compareText(a.file, b.file);
}
