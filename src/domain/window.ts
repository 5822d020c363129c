import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { fromTemporal, type Instant } from './instant.ts';
import { type Schedule, WEEKDAYS } from './station.ts';

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

/** The weeks of a schedule, by wall clock: they tile the line of time. */
export interface Calendar {
  /** The one window that holds the instant. */
  at(instant: Instant): Window;
  /** The window that begins on the date, or null when none does. */
  of(slug: Slug): Window | null;
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
 * The calendar of a schedule. A turn that the clocks skip happens when they have moved on; one that
 * they repeat happens the first time (Temporal's `compatible`), so every window has one start.
 */
export function calendarOf(schedule: Schedule): Calendar {
  const weekday = WEEKDAYS.indexOf(schedule.weekday) + 1;
  const turn = Temporal.PlainTime.from(schedule.time);
  const windows = new Map<Slug, Window>();
  let latest: Window | undefined;

  const startOn = (date: Temporal.PlainDate): Temporal.Instant =>
    date.toZonedDateTime({ timeZone: schedule.time_zone, plainTime: turn }).toInstant();

  const windowOn = (date: Temporal.PlainDate): Window => {
    const slug = date.toString();
    let window = windows.get(slug);
    if (!window) {
      const end = startOn(date.add({ days: 7 }));
      window = { slug, start: fromTemporal(startOn(date)), end: fromTemporal(end) };
      windows.set(slug, window);
    }
    return window;
  };

  const shift = (window: Window, days: number): Window =>
    windowOn(Temporal.PlainDate.from(window.slug).add({ days }));

  const holds = (window: Window, instant: Instant): boolean =>
    window.start <= instant && instant < window.end;

  const find = (instant: Instant): Window => {
    const local = Temporal.Instant.from(instant).toZonedDateTimeISO(schedule.time_zone);
    const date = local.toPlainDate();
    let window = windowOn(date.subtract({ days: (date.dayOfWeek - weekday + 7) % 7 }));
    while (instant < window.start) window = shift(window, -7);
    while (instant >= window.end) window = shift(window, 7);
    return window;
  };

  return {
    at(instant) {
      if (!latest || !holds(latest, instant)) latest = find(instant);
      return latest;
    },
    of(slug) {
      const date = Temporal.PlainDate.from(slug);
      return date.dayOfWeek === weekday ? windowOn(date) : null;
    },
    next: (window) => shift(window, 7),
    previous: (window) => shift(window, -7),
  };
}
