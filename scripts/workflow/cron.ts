import { WEEKDAYS } from '#domain/schedule.ts';
import type { Station } from '#domain/station.ts';

/** When the workflow runs, as cron expressions in the station's zone. */
export interface CronLines {
  /** Every hour, away from the full one. */
  hourly: string;
  /** Once the show has turned, so that its first page is there. */
  turn: string;
  /** Once a week, far from the show: links of final shows are looked up. */
  links: string;
}

const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Minutes after the turn: a run that begins on time must not begin before the new show does. */
const AFTER_TURN = 3;
const LINKS_AFTER_TURN = 3 * DAY + 9 * HOUR + 26;

export function cronLines({ schedule, upkeep }: Pick<Station, 'schedule' | 'upkeep'>): CronLines {
  const [hour = 0, minute = 0] = schedule.time.split(':').map(Number);
  const turn = WEEKDAYS.indexOf(schedule.weekday) * DAY + hour * HOUR + minute;
  return {
    hourly: `${upkeep.minute} * * * *`,
    turn: weekly(turn + AFTER_TURN),
    links: weekly(turn + LINKS_AFTER_TURN),
  };
}

/** The cron expression of a minute of the week, counted from Monday 00:00. */
function weekly(minuteOfWeek: number): string {
  const at = minuteOfWeek % WEEK;
  const weekday = (Math.floor(at / DAY) + 1) % 7; // Cron counts from Sunday.
  return `${at % HOUR} ${Math.floor((at % DAY) / HOUR)} * * ${weekday}`;
}
