import { describe, expect, test } from 'vitest';
import { leftSchedules } from './left-schedules.ts';
import type { EarlierSchedule, Schedule, Schedules } from './schedule.ts';
import { calendarOf } from './window.ts';

const NIGHT: Schedule = { weekday: 'Wednesday', time: '22:00', time_zone: 'America/New_York' };
const THURSDAY: Schedule = { ...NIGHT, weekday: 'Thursday', time: '20:00' };
const LATE: Schedule = { ...NIGHT, time: '23:00' };
const LONDON: Schedule = { ...THURSDAY, time_zone: 'Europe/London' };

/** The weeks of a station from its first show on, but for those of which nothing is known. */
function weeksOf(station: Schedules, count: number, silent: number[] = []) {
  const calendar = calendarOf(station);
  let week = calendar.upTo('2026-01-07');
  return Array.from({ length: count }, (_, index) => {
    const { slug, start, end } = week;
    week = calendar.next(week);
    return { index, slug, week_start: start, week_end: end };
  }).filter(({ index }) => !silent.includes(index));
}

describe('what the shows tell of the schedules that a station left', () => {
  test.each<[string, Schedule, Schedules, number[], EarlierSchedule[]]>([
    [
      'one, whose next week has begun nothing yet',
      THURSDAY,
      { schedule: NIGHT, earlier_schedules: [] },
      [],
      [{ ...NIGHT, last_show: '2026-05-27' }],
    ],
    [
      'one that was left earlier',
      THURSDAY,
      { schedule: THURSDAY, earlier_schedules: [{ ...NIGHT, last_show: '2026-02-11' }] },
      [],
      [{ ...NIGHT, last_show: '2026-02-11' }],
    ],
    [
      'one that was left in weeks without likes: at the earliest',
      THURSDAY,
      { schedule: THURSDAY, earlier_schedules: [{ ...NIGHT, last_show: '2026-02-11' }] },
      [4, 5],
      [{ ...NIGHT, last_show: '2026-02-04' }],
    ],
    [
      'an hour of another winter, which a zone was thought to have',
      NIGHT,
      {
        schedule: LATE,
        earlier_schedules: [{ ...NIGHT, last_show: '2026-02-11' }],
      },
      [],
      [
        { ...NIGHT, last_show: '2026-02-11' },
        { ...LATE, last_show: '2026-05-27' },
      ],
    ],
    [
      'an hour of another winter, by which only the end of the newest week was told',
      NIGHT,
      { schedule: LATE, earlier_schedules: [{ ...NIGHT, last_show: '2026-05-20' }] },
      [],
      [
        { ...NIGHT, last_show: '2026-05-20' },
        { ...LATE, last_show: '2026-05-27' },
      ],
    ],
    ['none', NIGHT, { schedule: NIGHT, earlier_schedules: [] }, [3], []],
  ])('%s', (_, present, was, silent, left) => {
    const station = { schedule: present, earlier_schedules: [] };
    expect(leftSchedules(weeksOf(was, 20, silent), station)).toEqual(left);
  });

  test('nothing where they went by the clock of another zone', () => {
    const station = { schedule: LONDON, earlier_schedules: [] };
    expect(leftSchedules(weeksOf({ schedule: NIGHT, earlier_schedules: [] }, 20), station)).toBeNull();
  });

  const told = { ...NIGHT, last_show: '2026-02-11' };

  test.each<[string, Schedules, Schedule, EarlierSchedule[], EarlierSchedule[]]>([
    [
      'stays, by whatever clock, and the next is added to it',
      { schedule: LONDON, earlier_schedules: [{ ...THURSDAY, last_show: '2026-02-12' }] },
      { ...LONDON, weekday: 'Monday' },
      [{ ...THURSDAY, last_show: '2026-02-12' }],
      [
        { ...THURSDAY, last_show: '2026-02-12' },
        { ...LONDON, last_show: '2026-05-21' },
      ],
    ],
    [
      'stays, as does the one before it',
      {
        schedule: LONDON,
        earlier_schedules: [
          { ...NIGHT, last_show: '2026-01-21' },
          { ...THURSDAY, last_show: '2026-02-12' },
        ],
      },
      { ...LONDON, weekday: 'Monday' },
      [
        { ...NIGHT, last_show: '2026-01-21' },
        { ...THURSDAY, last_show: '2026-02-12' },
      ],
      [
        { ...NIGHT, last_show: '2026-01-21' },
        { ...THURSDAY, last_show: '2026-02-12' },
        { ...LONDON, last_show: '2026-05-28' },
      ],
    ],
    [
      'was left later, if shows say so',
      { schedule: NIGHT, earlier_schedules: [] },
      THURSDAY,
      [told],
      [{ ...NIGHT, last_show: '2026-05-27' }],
    ],
    [
      'gives way where shows contradict it',
      { schedule: THURSDAY, earlier_schedules: [told] },
      { ...THURSDAY, time: '21:00' },
      [{ ...NIGHT, last_show: '2026-03-04' }],
      [told, { ...THURSDAY, last_show: '2026-05-28' }],
    ],
  ])('one that the config names %s', (_, was, schedule, earlier_schedules, left) => {
    expect(leftSchedules(weeksOf(was, 20), { schedule, earlier_schedules })).toEqual(left);
  });
});
