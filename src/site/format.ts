import { type CatalogShow, durationOf } from '#domain/catalog.ts';
import { count } from '#domain/in-figures.ts';
import type { Instant } from '#domain/instant.ts';
import { oncePerWords } from '#domain/once.ts';
import { phaseOf } from '#domain/show.ts';
import type { Station } from '#domain/station.ts';
import { dateFormat } from '#emit/date-format.ts';
import { playedLength } from '#emit/lengths.ts';
import { artistName } from '#emit/naming.ts';
import { MOMENT } from './moment.ts';

const NAMED_ARTISTS = 3;

/** How exactly a moment is told: with or without the time zone's name. */
export type Precision = 'minute' | 'minute-and-zone';

/** A moment by the station's clock: Wed, Mar 11, 22:00 EDT. */
export function inStationTime(instant: Instant, station: Station, precision: Precision): string {
  const { language, schedule } = station;
  return momentFormat(language, schedule.time_zone, precision).format(new Date(instant));
}

/** How exactly the start of a week is told beside its end: by its own zone where the clock is changed in between. */
export function precisionOfStart(
  week: Pick<CatalogShow, 'week_start' | 'week_end'>,
  station: Station,
): Precision {
  const { language, schedule } = station;
  const format = momentFormat(language, schedule.time_zone, 'minute-and-zone');
  const [start, end] = [week.week_start, week.week_end].map(
    (instant) => format.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value,
  );
  return start === end ? 'minute' : 'minute-and-zone';
}

const momentFormat = oncePerWords((language: string, timeZone: string, precision: Precision) =>
  dateFormat(language, {
    timeZone,
    ...MOMENT,
    ...(precision === 'minute-and-zone' && { timeZoneName: 'short' }),
  }),
);

/** What a show amounts to: 32 tracks, 1 h 52 min. */
export function extentOf(show: CatalogShow): string {
  if (show.tracks.length === 0) return 'no tracks';
  const { length } = show.tracks;
  return [count(length, 'track'), playedLength(length, durationOf(show))].filter(Boolean).join(', ');
}

/** What stands in place of a lineup that has no track. */
export function wordsOfNoTrack(show: Pick<CatalogShow, 'week_end'>, now: Instant): string {
  return phaseOf(show, now) === 'open'
    ? 'Nothing has been played yet this week.'
    : 'No track is known of this show.';
}

/** The place by whose clock a time zone goes: New York for America/New_York. */
export function placeOf(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** The first few different artists of a show. */
export function leadArtists(show: CatalogShow): string[] {
  return [...new Set(show.tracks.map(artistName))].slice(0, NAMED_ARTISTS);
}
