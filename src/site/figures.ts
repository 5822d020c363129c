import { Temporal } from 'temporal-polyfill';
import { type CatalogShow, durationOf } from '#domain/catalog.ts';
import { type Schedules, scheduleOn } from '#domain/schedule.ts';
import type { Stats } from '#domain/stats.ts';
import type { Toplists } from '#domain/toplists.ts';
import { playedLength, UNKNOWN } from '#emit/lengths.ts';
import { nameOfArtist } from '#emit/naming.ts';
import { byPeriod, type Period } from './months.ts';

/** A term and what it amounts to, as a list of figures shows them. */
export type Figure = readonly [term: string, amount: number | string];

/** How much there is of an archive, or of a part of it. */
export function figuresOf({ shows, plays, tracks, artists, duration_ms }: Stats): Figure[] {
  return [
    ['Shows with tracks', shows],
    ['Different tracks', tracks],
    ['Artists', artists],
    ['Played in all', playedLength(plays, duration_ms) ?? UNKNOWN],
  ];
}

/** One bar of a chart; `told` is the value in words. */
export interface Row {
  label: string;
  value: number;
  told?: string;
}

/** Something of every period. */
export function overTime(
  shows: readonly CatalogShow[],
  periods: readonly Period[],
  measure: (shows: readonly CatalogShow[]) => number,
  tell?: (value: number, shows: readonly CatalogShow[]) => string,
): Row[] {
  const groups = byPeriod(shows, periods);
  return periods.map(({ prefix, label }) => {
    const group = groups.get(prefix) ?? [];
    const value = measure(group);
    return { label, value, ...(tell && { told: tell(value, group) }) };
  });
}

export const countTracks = (shows: readonly CatalogShow[]): number =>
  shows.reduce((sum, { tracks }) => sum + tracks.length, 0);

export const sumDurations = (shows: readonly CatalogShow[]): number =>
  shows.reduce((sum, show) => sum + durationOf(show), 0);

export const tellDuration = (ms: number, shows: readonly CatalogShow[]): string =>
  playedLength(countTracks(shows), ms) ?? UNKNOWN;

/** A name, how often it was played, and for artists the slug of their page. */
export interface Ranked {
  name: string;
  plays: number;
  slug?: string;
}

export function topArtists({ artists }: Toplists, count: number): Ranked[] {
  return artists
    .slice(0, count)
    .map((artist) => ({ name: nameOfArtist(artist), plays: artist.plays.length, slug: artist.slug }));
}

/** Genres as uploaders wrote them, whatever their case. */
export function topGenres({ genres }: Toplists, count: number): Ranked[] {
  return genres.slice(0, count).map(({ genre, plays }) => ({ name: genre, plays }));
}

/** How many likes fell into each hour of each weekday by the station's clock of their time: `[Monday][hour]`. */
export function likesByHour(shows: readonly CatalogShow[], station: Schedules): number[][] {
  const hours = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { slug, tracks } of shows) {
    const { time_zone } = scheduleOn(slug, station);
    for (const { liked_at, liked_at_source } of tracks) {
      if (liked_at === null || liked_at_source !== 'exact') continue;
      const { dayOfWeek, hour } = Temporal.Instant.from(liked_at).toZonedDateTimeISO(time_zone);
      const day = hours[dayOfWeek - 1];
      if (day) day[hour] = (day[hour] ?? 0) + 1;
    }
  }
  return hours;
}
