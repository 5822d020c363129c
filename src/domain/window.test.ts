import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds, type Instant } from './instant.ts';
import { type Schedule, WEEKDAYS } from './station.ts';
import { calendarOf, ShowId, Slug, showIdOf } from './window.ts';

const NIGHT: Schedule = { weekday: 'Wednesday', time: '22:00', time_zone: 'America/New_York' };
const ZONES = [
  'America/New_York',
  'America/St_Johns', // turned its clocks back over midnight, from 00:01
  'America/Sao_Paulo', // turned its clocks at midnight
  'Asia/Kathmandu', // UTC+05:45
  'Australia/Lord_Howe', // turns its clocks by half an hour
  'Europe/London',
  'Pacific/Apia', // had no 30 December 2011
  'UTC',
];

const instants = fc
  .integer({ min: Date.UTC(1990, 0) / 1000, max: Date.UTC(2060, 0) / 1000 })
  .map((seconds) => instantAt(seconds * 1000));
const schedules: fc.Arbitrary<Schedule> = fc.record({
  weekday: fc.constantFrom(...WEEKDAYS),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  time_zone: fc.constantFrom(...ZONES),
});

describe('the week of a Wednesday 22:00 in New York', () => {
  const calendar = calendarOf(NIGHT);

  test.each([
    ['2026-03-13T15:00:00Z', '2026-03-11', '2026-03-12T02:00:00Z', '2026-03-19T02:00:00Z', 168],
    ['2026-03-11T20:00:00Z', '2026-03-04', '2026-03-05T03:00:00Z', '2026-03-12T02:00:00Z', 167],
    ['2026-11-01T12:00:00Z', '2026-10-28', '2026-10-29T02:00:00Z', '2026-11-05T03:00:00Z', 169],
    ['2026-03-12T01:59:59Z', '2026-03-04', '2026-03-05T03:00:00Z', '2026-03-12T02:00:00Z', 167],
    ['2026-03-12T02:00:00Z', '2026-03-11', '2026-03-12T02:00:00Z', '2026-03-19T02:00:00Z', 168],
    ['2027-01-01T00:00:00Z', '2026-12-30', '2026-12-31T03:00:00Z', '2027-01-07T03:00:00Z', 168],
  ])('%s lies in the show of %s', (instant, slug, start, end, hours) => {
    expect(calendar.at(instant)).toEqual({ slug, start, end });
    expect(hoursOf({ start, end })).toBe(hours);
  });

  test('lasts 167, 168 or 169 hours', () => {
    const hours = new Set<number>();
    let week = calendar.at('2007-06-01T00:00:00Z');
    for (let n = 0; n < 1200; n += 1, week = calendar.next(week)) hours.add(hoursOf(week));
    expect([...hours].sort()).toEqual([167, 168, 169]);
  });

  test('begins on no other day', () => {
    expect(calendar.of('2026-03-11')?.start).toBe('2026-03-12T02:00:00Z');
    expect(calendar.of('2026-03-12')).toBeNull();
  });
});

describe('a turn that the clocks touch', () => {
  test.each<[string, Schedule, string, Instant]>([
    [
      'skips it: happens an hour on',
      { weekday: 'Sunday', time: '02:30', time_zone: 'America/New_York' },
      '2026-03-08',
      '2026-03-08T07:30:00Z',
    ],
    [
      'repeats it: happens the first time',
      { weekday: 'Sunday', time: '01:30', time_zone: 'America/New_York' },
      '2026-11-01',
      '2026-11-01T05:30:00Z',
    ],
    [
      'skips midnight: happens at one',
      { weekday: 'Sunday', time: '00:00', time_zone: 'America/Sao_Paulo' },
      '2018-11-04',
      '2018-11-04T03:00:00Z',
    ],
    [
      'skips half an hour',
      { weekday: 'Sunday', time: '02:15', time_zone: 'Australia/Lord_Howe' },
      '2026-10-04',
      '2026-10-03T15:45:00Z',
    ],
    [
      'skips the whole day: happens a day on',
      { weekday: 'Friday', time: '10:00', time_zone: 'Pacific/Apia' },
      '2011-12-30',
      '2011-12-30T20:00:00Z',
    ],
    [
      'keeps no half hour: 22:00 at UTC+05:45',
      { weekday: 'Monday', time: '22:00', time_zone: 'Asia/Kathmandu' },
      '2026-03-09',
      '2026-03-09T16:15:00Z',
    ],
  ])('%s', (_what, schedule, slug, start) => {
    const calendar = calendarOf(schedule);
    expect(calendar.of(slug)?.start).toBe(start);
    expect(calendar.at(start).slug).toBe(slug);
    expect(calendar.at(addSeconds(start, -1)).end).toBe(start);
  });
});

test('the hour before a midnight that comes twice belongs to the week that began the first time', () => {
  const calendar = calendarOf({ weekday: 'Sunday', time: '00:00', time_zone: 'America/St_Johns' });
  const { start } = calendar.at('2010-11-07T03:00:00Z'); // 23:30 on Saturday for the second time
  expect(start).toBe('2010-11-07T02:30:00Z');
});

describe('any schedule, any instant', () => {
  test('lies in exactly one window', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, instant) => {
        const calendar = calendarOf(schedule);
        const window = calendar.at(instant);
        const neighbours = [calendar.previous(window), window, calendar.next(window)];
        const holding = neighbours.filter(({ start, end }) => start <= instant && instant < end);
        expect(holding).toEqual([window]);
      }),
    );
  });

  test('a window ends where the next begins, and is found by its slug and both its ends', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, instant) => {
        const calendar = calendarOf(schedule);
        const window = calendar.at(instant);
        const next = calendar.next(window);
        expect(next.start).toBe(window.end);
        expect(calendar.previous(next)).toEqual(window);
        expect(calendar.of(window.slug)).toEqual(window);
        expect(calendarOf(schedule).at(window.start)).toEqual(window);
        expect(calendarOf(schedule).at(addSeconds(window.end, -1))).toEqual(window);
        expect(calendarOf(schedule).at(window.end)).toEqual(next);
      }),
    );
  });

  test('begins at the wall-clock time, unless the clocks skip it', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, instant) => {
        const { slug, start } = calendarOf(schedule).at(instant);
        const turn = `${slug} ${schedule.time}:00`;
        const local = wallClock(start, schedule.time_zone);
        expect(WEEKDAYS[(new Date(slug).getUTCDay() + 6) % 7]).toBe(schedule.weekday);
        if (local === turn) return;
        const dayBefore = addSeconds(start, -25 * 3600);
        expect(local > turn).toBe(true);
        expect(offsetAt(start, schedule.time_zone)).not.toBe(offsetAt(dayBefore, schedule.time_zone));
      }),
      {
        examples: [[{ weekday: 'Friday', time: '10:00', time_zone: 'Pacific/Apia' }, '2012-01-01T00:00:00Z']],
      },
    );
  });

  test('has a slug and a show_id of its own', () => {
    fc.assert(
      fc.property(schedules, instants, fc.integer({ min: 2, max: 60 }), (schedule, instant, weeks) => {
        const calendar = calendarOf(schedule);
        let window = calendar.at(instant);
        const slugs = new Set<string>();
        for (let n = 0; n < weeks; n += 1, window = calendar.next(window)) slugs.add(window.slug);
        expect(slugs.size).toBe(weeks);
        expect(new Set([...slugs].map(showIdOf)).size).toBe(weeks);
        for (const slug of slugs) expect(ShowId.safeParse(showIdOf(slug)).success).toBe(true);
      }),
    );
  });
});

test.each(['2026-02-30', '2026-3-11', '20260311', '2026-03-11T00:00', ''])('%j is no slug', (text) => {
  expect(Slug.safeParse(text).success).toBe(false);
});

function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

function hoursOf({ start, end }: { start: Instant; end: Instant }): number {
  return (Date.parse(end) - Date.parse(start)) / 3_600_000;
}

/** `2026-03-11 22:00:00` by ICU, which knows the zones without Temporal’s help. */
function wallClock(instant: Instant, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(new Date(instant));
}

function offsetAt(instant: Instant, timeZone: string): number {
  return Date.parse(`${wallClock(instant, timeZone)}Z`) - Date.parse(instant);
}
