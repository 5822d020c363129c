import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds, type Instant } from './instant.ts';
import { type Schedule, type Schedules, WEEKDAYS } from './schedule.ts';
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

const DAY = 86_400;
const MOVED_SINCE = '2010-01-04';

/** A station that moved up to twice, and an instant: any, or one within three weeks of a move. */
const stations = fc
  .tuple(
    schedules,
    fc.array(fc.tuple(schedules, fc.integer({ min: 0, max: 8 })), { maxLength: 2 }),
    instants,
    fc.integer({ min: -21 * DAY, max: 21 * DAY }),
  )
  .map(([schedule, moves, anywhen, aside]): [Schedules, Instant] => {
    const earlier_schedules: Schedules['earlier_schedules'] = [];
    for (const [left, weeks] of moves) {
      const before = earlier_schedules.at(-1)?.last_show ?? MOVED_SINCE;
      const last_show = nextDay(left.weekday, dateAfter(before, 4 + 7 * weeks));
      earlier_schedules.push({ ...left, last_show });
    }
    const moved = earlier_schedules.at(-1)?.last_show;
    const instant = moved && aside % 3 ? addSeconds(`${moved}T00:00:00Z`, aside) : anywhen;
    return [{ schedule, earlier_schedules }, instant];
  });

describe('the week of a Wednesday 22:00 in New York', () => {
  const calendar = calendarOf(steady(NIGHT));

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
    const calendar = calendarOf(steady(schedule));
    expect(calendar.of(slug)?.start).toBe(start);
    expect(calendar.at(start).slug).toBe(slug);
    expect(calendar.at(addSeconds(start, -1)).end).toBe(start);
  });
});

test('the hour before a midnight that comes twice belongs to the week that began the first time', () => {
  const calendar = calendarOf(steady({ weekday: 'Sunday', time: '00:00', time_zone: 'America/St_Johns' }));
  const { start } = calendar.at('2010-11-07T03:00:00Z'); // 23:30 on Saturday for the second time
  expect(start).toBe('2010-11-07T02:30:00Z');
});

describe('a show that moved to another evening', () => {
  const FRIDAY = { weekday: 'Friday', time: '20:00', time_zone: 'Europe/London' } as const;
  const moved = (last_show: string, schedule: Schedule): Schedules => ({
    schedule,
    earlier_schedules: [{ ...NIGHT, last_show }],
  });

  test.each<[string, string, Schedule, [string, string][]]>([
    [
      'later in the week',
      '2026-06-10',
      { ...NIGHT, weekday: 'Thursday' },
      [
        ['2026-06-10', '2026-06-11T02:00:00Z'],
        ['2026-06-18', '2026-06-19T02:00:00Z'],
        ['2026-06-25', '2026-06-26T02:00:00Z'],
      ],
    ],
    [
      'at most three days later, ten days in all',
      '2026-06-10',
      { ...NIGHT, weekday: 'Saturday' },
      [
        ['2026-06-10', '2026-06-11T02:00:00Z'],
        ['2026-06-20', '2026-06-21T02:00:00Z'],
      ],
    ],
    [
      'earlier in the week, four days in all',
      '2026-06-10',
      { ...NIGHT, weekday: 'Sunday' },
      [
        ['2026-06-10', '2026-06-11T02:00:00Z'],
        ['2026-06-14', '2026-06-15T02:00:00Z'],
      ],
    ],
    [
      'to another hour',
      '2026-06-10',
      { ...NIGHT, time: '23:30' },
      [
        ['2026-06-10', '2026-06-11T02:00:00Z'],
        ['2026-06-17', '2026-06-18T03:30:00Z'],
      ],
    ],
    [
      'to another zone',
      '2026-06-10',
      FRIDAY,
      [
        ['2026-06-10', '2026-06-11T02:00:00Z'],
        ['2026-06-19', '2026-06-19T19:00:00Z'],
      ],
    ],
  ])('%s', (_, last_show, schedule, starts) => {
    const calendar = calendarOf(moved(last_show, schedule));
    expect(calendar.of('2026-06-03')?.end).toBe('2026-06-11T02:00:00Z');
    let week = calendar.of(last_show);
    for (const [slug, start] of starts) {
      expect(week).toMatchObject({ slug, start });
      week = week && calendar.next(week);
    }
  });

  test('begins on neither weekday in between', () => {
    const calendar = calendarOf(moved('2026-06-10', { ...NIGHT, weekday: 'Thursday' }));
    for (const slug of ['2026-06-11', '2026-06-17']) {
      expect(calendar.of(slug)).toBeNull();
      expect(calendar.upTo(slug).slug).toBe('2026-06-10');
    }
  });
});

describe('a show that has ended', () => {
  const calendar = calendarOf({
    schedule: { ...NIGHT, weekday: 'Thursday' },
    earlier_schedules: [{ ...NIGHT, last_show: '2026-06-10' }],
    last_show: '2026-06-25',
  });

  test.each([
    ['2026-06-18T12:00:00Z', '2026-06-10', false],
    ['2026-07-03T01:59:59Z', '2026-06-25', false],
    ['2026-07-03T02:00:00Z', '2026-06-25', true],
    ['2056-07-03T02:00:00Z', '2026-06-25', true],
  ])('at %s is in the week of %s, over: %s', (instant, slug, isOver) => {
    expect(calendar.at(instant).slug).toBe(slug);
    expect(calendar.isOver(instant)).toBe(isOver);
  });

  test('begins no other week', () => {
    expect(calendar.of('2026-06-25')).toEqual(calendar.last);
    expect(calendar.of('2026-07-02')).toBeNull();
    expect(calendar.upTo('2056-07-06').slug).toBe('2026-06-25');
  });
});

describe('any station, any instant', () => {
  test('lies in exactly one window', () => {
    fc.assert(
      fc.property(stations, ([station, instant]) => {
        const calendar = calendarOf(station);
        const window = calendar.at(instant);
        const neighbours = [calendar.previous(window), window, calendar.next(window)];
        const holding = neighbours.filter(({ start, end }) => start <= instant && instant < end);
        expect(holding).toEqual([window]);
      }),
    );
  });

  test('a window ends where the next begins, and is found by its slug and both its ends', () => {
    fc.assert(
      fc.property(stations, ([station, instant]) => {
        const calendar = calendarOf(station);
        const window = calendar.at(instant);
        const next = calendar.next(window);
        expect(next.start).toBe(window.end);
        expect(calendar.previous(next)).toEqual(window);
        expect(calendar.of(window.slug)).toEqual(window);
        expect(calendarOf(station).at(window.start)).toEqual(window);
        expect(calendarOf(station).at(addSeconds(window.end, -1))).toEqual(window);
        expect(calendarOf(station).at(window.end)).toEqual(next);
      }),
    );
  });

  test('begins at the wall-clock time of its schedule, unless the clocks skip it', () => {
    fc.assert(
      fc.property(stations, ([station, instant]) => {
        const { slug, start } = calendarOf(station).at(instant);
        const left = station.earlier_schedules.find(({ last_show }) => slug <= last_show);
        const { weekday, time, time_zone } = left ?? station.schedule;
        const turn = `${slug} ${time}:00`;
        const local = wallClock(start, time_zone);
        expect(nextDay(weekday, slug)).toBe(slug);
        if (local === turn) return;
        const dayBefore = addSeconds(start, -25 * 3600);
        expect(local > turn).toBe(true);
        expect(offsetAt(start, time_zone)).not.toBe(offsetAt(dayBefore, time_zone));
      }),
      {
        examples: [
          [[steady({ weekday: 'Friday', time: '10:00', time_zone: 'Pacific/Apia' }), '2012-01-01T00:00:00Z']],
        ],
      },
    );
  });

  test('begins seven days after the one before, or four to ten where the show has moved', () => {
    fc.assert(
      fc.property(stations, ([station, instant]) => {
        const calendar = calendarOf(station);
        const window = calendar.at(instant);
        const days = (Date.parse(calendar.next(window).slug) - Date.parse(window.slug)) / (DAY * 1000);
        const moves = station.earlier_schedules.some(({ last_show }) => last_show === window.slug);
        if (!moves) expect(days).toBe(7);
        expect(days >= 4 && days <= 10).toBe(true);
      }),
    );
  });

  test('has a slug and a show_id of its own', () => {
    fc.assert(
      fc.property(stations, fc.integer({ min: 2, max: 60 }), ([station, instant], weeks) => {
        const calendar = calendarOf(station);
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

function steady(schedule: Schedule): Schedules {
  return { schedule, earlier_schedules: [] };
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY * 1000).toISOString().slice(0, 10);
}

/** The date itself where it is that weekday, else the next that is. */
function nextDay(weekday: Schedule['weekday'], date: string): string {
  const meant = WEEKDAYS.indexOf(weekday);
  const given = (new Date(date).getUTCDay() + 6) % 7;
  return dateAfter(date, (meant - given + 7) % 7);
}

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
