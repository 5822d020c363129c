/** Weeks that turn on Wednesday 22:00 in New York until the show moves, counted by a wall calendar. */

const WALL = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const SUMMER_AND_WINTER = ['-04:00', '-05:00'];

/** When weeks turn: on a weekday, counted from Sunday, and at a time of New York. */
export interface NaiveTurn {
  weekday: number;
  time: string;
}

const WEDNESDAY_NIGHT: NaiveTurn = { weekday: 3, time: '22:00' };

/** How weeks turn from the first turn on that leaves the last show four days. */
export interface NaiveMove extends NaiveTurn {
  last: string;
}

let move: NaiveMove | null = null;

let lastShow: string | null = null;

/** The weeks of a station that moves once, or never, and goes on. */
export function countWeeksBy(moved: NaiveMove | null): void {
  move = moved;
  lastShow = null;
}

/** Names the last show of all, or none. */
export function endWith(show: string | null): void {
  lastShow = show;
}

/** Whether the last show of all has ended. */
export function isOver(moment: string): boolean {
  return lastShow !== null && Date.parse(moment) >= Date.parse(weekFrom(lastShow).end);
}

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

/** The week that holds a moment, or that of the last show. */
export function weekOf(moment: string): NaiveWeek {
  if (lastShow && isOver(moment)) return weekFrom(lastShow);
  const first = firstMoved();
  if (move && first && Date.parse(moment) >= Date.parse(turnOn(first))) return weekBy(move, moment);
  const week = weekBy(WEDNESDAY_NIGHT, moment);
  return move && week.slug > move.last ? weekFrom(move.last) : week;
}

export function weekBefore({ slug }: NaiveWeek): NaiveWeek {
  return weekFrom(move && slug === firstMoved() ? move.last : plusDays(slug, -7));
}

export function weekFrom(slug: string): NaiveWeek {
  const next = slug === move?.last ? firstMoved() : null;
  return { slug, start: turnOn(slug), end: turnOn(next ?? plusDays(slug, 7)) };
}

function weekBy(turn: NaiveTurn, moment: string): NaiveWeek {
  const { day, time } = onTheWall(moment);
  const isAfterTurn = weekday(day) !== turn.weekday || time >= turn.time;
  const daysBack = isAfterTurn ? (weekday(day) - turn.weekday + 7) % 7 : 7;
  return weekFrom(plusDays(day, -daysBack));
}

/** The first show after the move. */
export function firstMoved(): string | null {
  if (!move) return null;
  let day = plusDays(move.last, 4);
  while (weekday(day) !== move.weekday) day = plusDays(day, 1);
  return day;
}

/** The time of a day’s turn: one of the two offsets reads it on the wall again. */
function turnOn(day: string): string {
  const { time } = move && day > move.last ? move : WEDNESDAY_NIGHT;
  for (const offset of SUMMER_AND_WINTER) {
    const moment = second(`${day}T${time}:00${offset}`);
    const wall = onTheWall(moment);
    if (wall.day === day && wall.time === time) return moment;
  }
  throw new Error(`no ${time} on ${day}`);
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
