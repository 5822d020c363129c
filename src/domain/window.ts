import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { fromTemporal, type Instant } from './instant.ts';
import { eraOn, erasOf, type Schedules, weekdayOf } from './schedule.ts';

export const Slug = z.iso.date().describe('Local date on which the show’s week begins: 2026-03-11');
export type Slug = z.infer<typeof Slug>;

export const ShowId = z
  .int()
  .min(10000101)
  .max(99991231)
  .describe('The slug as an integer, 20260311: stable for ever');

/** The week of one show: `[start, end)`. */
export interface Window {
  slug: Slug;
  start: Instant;
  end: Instant;
}

/** The weeks of a station, by wall clock: they tile the line of time, to the end of the last show. */
export interface Calendar {
  /** The window of the last show of all, or null where the show goes on. */
  last: Window | null;
  /** Whether the last show of all has ended by then. */
  isOver(instant: Instant): boolean;
  /** The one window that holds the instant; that of the last show where that one has ended by then. */
  at(instant: Instant): Window;
  /** The window that begins on the date, or null when none does. */
  of(slug: Slug): Window | null;
  /** The window that begins on the date, or the last before it. */
  upTo(slug: Slug): Window;
  next(window: Window): Window;
  previous(window: Window): Window;
}

export function showIdOf(slug: Slug): number {
  return Number(slug.replaceAll('-', ''));
}

/** The year in which a show begins: `2026`. */
export function yearOf(slug: Slug): string {
  return slug.slice(0, 4);
}

/**
 * The calendar of a station. A turn that the clocks skip happens when they have moved on; one that
 * they repeat happens the first time (Temporal's `compatible`), so every window has one start.
 */
export function calendarOf(station: Schedules): Calendar {
  const eras = erasOf(station);
  const firstAfter = new Map(eras.map(({ last }, index) => [last, eras[index + 1]?.first]));
  const windows = new Map<Slug, Window>();
  let latest: Window | undefined;

  const startOn = (slug: Slug): Instant => {
    const { time, time_zone } = eraOn(slug, eras).schedule;
    const turn = Temporal.PlainDateTime.from(`${slug}T${time}`);
    return fromTemporal(turn.toZonedDateTime(time_zone).toInstant());
  };

  const turnAfter = (slug: Slug): Slug => firstAfter.get(slug) ?? plusDays(slug, 7);

  /** The turn on a date, or the last before it. */
  const turnUpTo = (date: Slug): Slug => {
    const { schedule, last } = eraOn(date, eras);
    const { dayOfWeek } = Temporal.PlainDate.from(date);
    const turn = plusDays(date, -((dayOfWeek - weekdayOf(schedule) + 7) % 7));
    return last !== null && last < turn ? last : turn;
  };

  const windowOn = (slug: Slug): Window => {
    const known = windows.get(slug);
    if (known) return known;
    const window = { slug, start: startOn(slug), end: startOn(turnAfter(slug)) };
    windows.set(slug, window);
    return window;
  };

  const last = station.last_show === undefined ? null : windowOn(station.last_show);
  const isOver = (instant: Instant): boolean => last !== null && last.end <= instant;

  const next = ({ slug }: Window): Window => windowOn(turnAfter(slug));
  const previous = ({ slug }: Window): Window => windowOn(turnUpTo(plusDays(slug, -1)));

  const find = (instant: Instant): Window => {
    const local = Temporal.Instant.from(instant).toZonedDateTimeISO(station.schedule.time_zone);
    let window = windowOn(turnUpTo(local.toPlainDate().toString()));
    while (instant < window.start) window = previous(window);
    while (instant >= window.end) window = next(window);
    return window;
  };

  return {
    last,
    isOver,
    at(instant) {
      if (last && isOver(instant)) return last;
      if (!latest || instant < latest.start || latest.end <= instant) latest = find(instant);
      return latest;
    },
    of: (slug) => (turnUpTo(slug) === slug ? windowOn(slug) : null),
    upTo: (slug) => windowOn(turnUpTo(slug)),
    next,
    previous,
  };
}

function plusDays(date: Slug, days: number): Slug {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
