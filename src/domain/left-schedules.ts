import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';
import { type EarlierSchedule, misplacedLastShows, Schedule, type Schedules, WEEKDAYS } from './schedule.ts';
import type { Show } from './show.ts';
import { calendarOf } from './window.ts';

type Week = Pick<Show, 'slug' | 'week_start' | 'week_end'>;

/**
 * The earlier schedules of a station by which its shows lie in the weeks that they have: those that its
 * config names and what came after them, or all of them anew. null where no schedules by the clock of the
 * present zone would.
 *
 * @param weeks of the shows, oldest first
 */
export function leftSchedules(
  weeks: readonly Week[],
  { schedule, earlier_schedules }: Schedules,
): EarlierSchedule[] | null {
  return leftAfter(earlier_schedules, weeks, schedule) ?? leftAfter([], weeks, schedule);
}

function leftAfter(
  known: readonly EarlierSchedule[],
  weeks: readonly Week[],
  schedule: Schedule,
): EarlierSchedule[] | null {
  const left = [...known];
  const last = known.at(-1)?.last_show ?? '';
  const since = weeks.filter(({ slug }) => slug > last);
  for (const turn of since.flatMap((week) => turnsOf(week, schedule.time_zone))) {
    if (isSame(turn, left.at(-1))) left.pop();
    left.push(turn);
  }
  if (isSame(schedule, left.at(-1))) left.pop();
  return explains({ schedule, earlier_schedules: left }, weeks) ? left : null;
}

/** The schedule by which a week begins, and that of the next: another in the week after which the show moves. */
function turnsOf({ slug, week_start, week_end }: Week, time_zone: string): EarlierSchedule[] {
  return [{ ...turnAt(week_start, time_zone), last_show: slug }, turnAt(week_end, time_zone)];
}

function explains(station: Schedules, weeks: readonly Week[]): boolean {
  const calendar = calendarOf(station);
  const isExplained = ({ slug, week_start, week_end }: Week) => {
    const window = calendar.of(slug);
    return window?.start === week_start && window.end === week_end;
  };
  return misplacedLastShows(station).length === 0 && weeks.every(isExplained);
}

function isSame(a: Schedule, b: Schedule | undefined): boolean {
  return a.weekday === b?.weekday && a.time === b.time && a.time_zone === b.time_zone;
}

function turnAt(instant: Instant, time_zone: string): EarlierSchedule {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(time_zone);
  const weekday = WEEKDAYS[local.dayOfWeek - 1];
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return { ...Schedule.parse({ weekday, time, time_zone }), last_show: local.toPlainDate().toString() };
}
