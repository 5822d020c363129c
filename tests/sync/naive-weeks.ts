/** Weeks that turn on Wednesday 22:00 in New York, counted by a wall calendar. */

const WALL = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const WEDNESDAY = 3;
const SUMMER_AND_WINTER = ['-04:00', '-05:00'];

export interface NaiveWeek {
  slug: string;
  start: string;
  end: string;
}

/** An instant as the archive writes it: to the second. */
export function second(moment: string | number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

export function plusSeconds(moment: string, seconds: number): string {
  return new Date(Date.parse(moment) + seconds * 1000).toISOString();
}

export function weekOf(moment: string): NaiveWeek {
  const { day, time } = onTheWall(moment);
  const isAfterTurn = weekday(day) !== WEDNESDAY || time >= '22:00';
  const daysBack = isAfterTurn ? (weekday(day) - WEDNESDAY + 7) % 7 : 7;
  return weekFrom(plusDays(day, -daysBack));
}

export function weekBefore({ slug }: NaiveWeek): NaiveWeek {
  return weekFrom(plusDays(slug, -7));
}

export function weekFrom(slug: string): NaiveWeek {
  return { slug, start: turnOn(slug), end: turnOn(plusDays(slug, 7)) };
}

/** 22:00 of a day: one of the two offsets reads 22:00 on the wall again. */
function turnOn(day: string): string {
  for (const offset of SUMMER_AND_WINTER) {
    const moment = second(`${day}T22:00:00${offset}`);
    const wall = onTheWall(moment);
    if (wall.day === day && wall.time === '22:00') return moment;
  }
  throw new Error(`no 22:00 on ${day}`);
}

function onTheWall(moment: string): { day: string; time: string } {
  const parts = Object.fromEntries(
    WALL.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]),
  );
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

function plusDays(day: string, days: number): string {
  return plusSeconds(`${day}T12:00:00Z`, days * 86_400).slice(0, 10);
}
