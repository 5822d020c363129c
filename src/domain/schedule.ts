import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** ISO 8601 weekdays in order: Monday is 1. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** The week after which a show moves lasts until the first turn that leaves it so many days: four to ten. */
const SHORTEST_WEEK_DAYS = 4;

const TimeZone = z
  .string()
  .refine((name) => name === timeZoneMeant(name), {
    error: ({ input }) =>
      `expected an IANA time zone, spelled as in ${timeZoneMeant(String(input)) ?? 'America/New_York'}`,
  })
  .describe('IANA name of the zone in which the show keeps its time');

export const Schedule = z
  .strictObject({
    weekday: z.enum(WEEKDAYS).describe('The day on which one show ends and the next begins'),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time from 00:00 to 23:59' })
      .describe('Wall-clock time of the turn, HH:MM in the station’s zone'),
    time_zone: TimeZone,
  })
  .describe('When one show ends and the next begins');
export type Schedule = z.infer<typeof Schedule>;

/** The date by which a config names a show. */
export const ShowDate = z.iso.date({ error: 'expected the date of a show, such as 2026-03-11', abort: true });

/** The last show of all. */
export const LastShow = ShowDate.describe(
  'The last show of all, where there is one: what the host likes after it belongs to no show',
);

const EarlierSchedule = Schedule.extend({
  last_show: ShowDate.describe(
    'The last show that began by this schedule; it lasts until the first turn by the next one',
  ),
}).describe('A schedule that the show has left');
export type EarlierSchedule = z.infer<typeof EarlierSchedule>;

export const EarlierSchedules = z
  .array(EarlierSchedule)
  .describe('Schedules that the show has left, oldest first: its earlier weeks stay as they were');

/** All schedules of a station. */
export interface Schedules {
  schedule: Schedule;
  earlier_schedules: EarlierSchedule[];
  last_show?: string | undefined;
}

/** A schedule, and the dates of the shows that begin by it; null where there is no first or no last. */
export interface Era {
  schedule: Schedule;
  first: string | null;
  last: string | null;
}

/** The eras of a station, oldest first. */
export function erasOf({ schedule, earlier_schedules, last_show }: Schedules): Era[] {
  const lasts = [...earlier_schedules, { last_show }].map((left) => left.last_show);
  return [...earlier_schedules, schedule].map((kept, index) => {
    const before = lasts[index - 1];
    return {
      schedule: kept,
      first: before === undefined ? null : firstTurnAfter(before, kept),
      last: lasts[index] ?? null,
    };
  });
}

/** What is wrong with the last show of each schedule: [its place, oldest schedule first, what was expected]. */
export function misplacedLastShows(station: Schedules): [number, string][] {
  return erasOf(station).flatMap(({ schedule, first, last }, index): [number, string][] => {
    if (last === null) return [];
    if (dayOfWeek(last) !== weekdayOf(schedule)) return [[index, `expected a ${schedule.weekday}`]];
    return first === null || first <= last ? [] : [[index, `expected ${first} or later`]];
  });
}

/** The era that a date lies in: the newest that has begun by then. */
export function eraOn(date: string, eras: readonly Era[]): Era {
  return eras.reduce((held, era) => (era.first !== null && era.first <= date ? era : held));
}

/** The schedule of the week that holds a date. */
export function scheduleOn(date: string, station: Schedules): Schedule {
  return eraOn(date, erasOf(station)).schedule;
}

/** A station as if its show went on for ever. */
export function withoutEnd<Of extends Schedules>({ last_show: _, ...station }: Of): Omit<Of, 'last_show'> {
  return station;
}

/** ISO 8601 number of the day on which the week turns. */
export function weekdayOf({ weekday }: Schedule): number {
  return WEEKDAYS.indexOf(weekday) + 1;
}

function firstTurnAfter(lastShow: string, schedule: Schedule): string {
  const earliest = Temporal.PlainDate.from(lastShow).add({ days: SHORTEST_WEEK_DAYS });
  return earliest.add({ days: (weekdayOf(schedule) - earliest.dayOfWeek + 7) % 7 }).toString();
}

function dayOfWeek(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/**
 * The time zone of this name in any case, in the spelling that other programs know too; null where there
 * is none. Temporal also takes offsets and whole dates: neither says when the clocks change.
 */
function timeZoneMeant(name: string): string | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}
