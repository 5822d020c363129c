import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A moment in UTC to the second, `2026-03-12T02:00:00Z`: text order is the order of time. */
export const Instant = z.iso
  .datetime({ precision: 0 })
  .describe('A moment in UTC, to the second: 2026-03-12T02:00:00Z');
export type Instant = z.infer<typeof Instant>;

/** The instant of any ISO 8601 text with an offset, cut to the second. Throws a RangeError on anything else. */
export function instantOf(text: string): Instant {
  return fromTemporal(Temporal.Instant.from(text));
}

/**
 * The first instant of a date in a time zone.
 *
 * @param date `2026-01-01`; anything else, and a day that the calendar lacks, throws a RangeError
 */
export function dayStart(date: string, timeZone: string): Instant {
  return fromTemporal(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant());
}

/** The instant of a moment, cut to the second. */
export function fromTemporal(instant: Temporal.Instant): Instant {
  return instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
}

export function addHours(instant: Instant, hours: number): Instant {
  return fromTemporal(Temporal.Instant.from(instant).add({ hours }));
}

export function addSeconds(instant: Instant, seconds: number): Instant {
  return fromTemporal(Temporal.Instant.from(instant).add({ seconds }));
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

export function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
