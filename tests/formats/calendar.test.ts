import ical from 'node-ical';
import { Temporal } from 'temporal-polyfill';
import { convertIcsCalendar } from 'ts-ics';
import { expect, test } from 'vitest';
import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { type Instant, instantOf } from '#domain/instant.ts';
import type { Schedule } from '#domain/schedule.ts';
import { defineStation, type Station } from '#domain/station.ts';
import { calendarOf } from '#domain/window.ts';
import { calendarText } from '#emit/calendar.ts';
import { artistName, showName } from '#emit/naming.ts';
import { LINKS } from '#tests/values/links.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { hostileCatalog } from './hostile-catalog.ts';

test('a finished show is a line on its day, whatever its title', () => {
  const catalog = hostileCatalog();
  const [, ...shows] = convertIcsCalendar(undefined, calendarText(catalog, LINKS)).events ?? [];
  const finished = catalog.shows.slice(1);
  expect(shows.map(({ summary }) => summary)).toEqual(
    finished.map((show) => `${catalog.station.title}: ${showName(show, catalog.station)}`),
  );
  expect(shows.map(({ start }) => start)).toEqual([{ type: 'DATE', date: new Date('2026-03-04T00:00:00Z') }]);
  const artists = finished.flatMap((show) => show.tracks.map(artistName));
  expect(shows[0]?.description?.split('\n').slice(1)).toEqual([...new Set(artists)]);
});

const LAST_TURN = new Date('2027-07-01T00:00:00Z');
const JANUARY = '2026-01-10T12:00:00Z';
/** Each in a week whose turn the clocks skip. */
const NEW_YORKS_SPRING = '2026-03-10T12:00:00Z';
const BERLINS_SPRING = '2026-03-31T12:00:00Z';

const schedules: (Schedule & { now?: Instant })[] = [
  { weekday: 'Wednesday', time: '22:00', time_zone: 'America/New_York' },
  { weekday: 'Sunday', time: '02:30', time_zone: 'America/New_York', now: NEW_YORKS_SPRING },
  { weekday: 'Sunday', time: '02:00', time_zone: 'Europe/Berlin', now: BERLINS_SPRING },
  { weekday: 'Sunday', time: '03:30', time_zone: 'Europe/Berlin' },
  { weekday: 'Saturday', time: '20:00', time_zone: 'Europe/Amsterdam' },
  { weekday: 'Friday', time: '00:00', time_zone: 'Australia/Lord_Howe' },
  { weekday: 'Monday', time: '12:00', time_zone: 'Asia/Kolkata' },
];

test.each(schedules)(
  'the turn of $weekday, $time in $time_zone, falls where the weeks begin',
  ({ now = JANUARY, ...schedule }) => {
    const station = { ...STATION, schedule };
    const catalog = silentCatalog(station, now);
    const turn = Object.values(ical.sync.parseICS(calendarText(catalog, LINKS))).find(
      (part) => part?.type === 'VEVENT',
    );
    if (turn?.type !== 'VEVENT') throw new Error('the calendar has no event');
    const first = instantOf(turn.start.toISOString());
    expect(calendarOf(station).at(now).start >= first).toBe(true);
    const turns = turn.rrule?.between(turn.start, LAST_TURN, true) ?? [];
    expect(turns.map((moment) => instantOf(moment.toISOString()))).toEqual(turnsOnTime(schedule, first));
  },
);

test.each([
  ['before it moves', '2026-01-10T12:00:00Z', 2, undefined],
  ['in the week after which it moves', '2026-01-24T12:00:00Z', 2, undefined],
  ['once it has moved', '2026-01-31T12:00:00Z', 1, undefined],
  ['up to the last show', '2026-01-24T12:00:00Z', 2, '2026-02-12'],
  ['up to the last show, which is on', '2026-02-13T12:00:00Z', 1, '2026-02-12'],
  ['up to the last show, which has ended and a line of its own', '2026-02-26T12:00:00Z', 2, '2026-02-12'],
])('the turns of a show that moves fall where the weeks begin, %s', (_, now, events, last_show) => {
  const station = defineStation({
    ...STATION,
    schedule: { weekday: 'Thursday', time: '20:00', time_zone: 'Europe/London' },
    earlier_schedules: [{ ...STATION.schedule, last_show: '2026-01-21' }],
    last_show,
  });
  const until = new Date('2026-03-01T00:00:00Z');
  const turns = Object.values(ical.sync.parseICS(calendarText(silentCatalog(station, now), LINKS))).flatMap(
    (part) => (part?.type === 'VEVENT' ? [part.rrule?.between(new Date(now), until) ?? []] : []),
  );
  expect(turns).toHaveLength(events);
  const calendar = calendarOf(station);
  let week = calendar.at(now);
  for (const turn of turns.flat()) {
    week = calendar.next(week);
    expect(instantOf(turn.toISOString())).toBe(week.start);
  }
  const isLast = week.slug === last_show;
  expect(isLast || calendar.next(week).start > instantOf(until.toISOString())).toBe(true);
});

function silentCatalog(station: Station, now: Instant): Catalog {
  return compose({ station, status: someStatus({ last_success: now }), shows: [], edits: [] }, now);
}

/** Where the weeks begin from a moment on; readers leave out a turn that the clocks skip (RFC 5545). */
function turnsOnTime(schedule: Schedule, from: Instant): Instant[] {
  const calendar = calendarOf({ schedule, earlier_schedules: [] });
  const turns: Instant[] = [];
  for (
    let week = calendar.at(from);
    week.start <= instantOf(LAST_TURN.toISOString());
    week = calendar.next(week)
  ) {
    const local = Temporal.Instant.from(week.start).toZonedDateTimeISO(schedule.time_zone);
    if (local.toPlainTime().equals(schedule.time)) turns.push(week.start);
  }
  return turns;
}

test.each(['America/New_York', 'Europe/Amsterdam', 'UTC'])('the clock of %s has its rules', (time_zone) => {
  const station = { ...STATION, schedule: { ...STATION.schedule, time_zone } };
  const { events, timezones } = convertIcsCalendar(
    undefined,
    calendarText({ ...hostileCatalog(), station }, LINKS),
  );
  expect(timezones?.map(({ id }) => id)).toEqual([time_zone]);
  expect(events?.[0]?.start.local?.timezone).toBe(time_zone);
});

test('the clock of every zone that a station may name has its rules', () => {
  const { schedule } = STATION;
  const catalog = { ...hostileCatalog(), shows: [] };
  for (const time_zone of [
    ...Intl.supportedValuesOf('timeZone'),
    'GMT',
    'Etc/GMT+5',
    'US/Eastern',
    'Asia/Kolkata',
  ]) {
    const station = defineStation({ ...STATION, schedule: { ...schedule, time_zone } });
    const text = calendarText({ ...catalog, station }, LINKS);
    expect(text).toContain(`BEGIN:VTIMEZONE\r\nTZID:${time_zone}\r\n`);
  }
});

test('names and descriptions come back whole, with commas, semicolons and lines', () => {
  const title = 'One, two; three';
  const station = { ...STATION, title, description: 'A show, a week; a \\ sheet' };
  const text = calendarText({ ...hostileCatalog(), station }, LINKS);
  const { vcalendar } = ical.sync.parseICS(text);
  expect(vcalendar).toMatchObject({ 'WR-CALNAME': title, 'WR-CALDESC': station.description, name: title });
});

test.each([
  ['web', ''],
  ['sample', 'sample.'],
] as const)('every line of a calendar from %s is as calendars expect it', (source, of) => {
  const likes = ['Ada', 'Bo', 'Ada'].map((artist, index) => someLike({ track_id: index + 1, artist }));
  const snapshot = {
    station: { ...STATION, title: 'One, two; three' },
    status: someStatus({ source, last_success: '2026-03-20T00:00:00Z' }),
    shows: [someShow('2026-03-11', likes), someShow('2026-03-18')],
    edits: [],
  };
  const text = calendarText(compose(snapshot, '2026-03-20T00:00:00Z'), LINKS);
  const unfolded = text.replaceAll('\r\n ', '').replace(/BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n/s, '');
  expect(unfolded.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//airlog//airlog//EN',
    'URL:https://example.org/archive/',
    'NAME:One\\, two\\; three',
    'X-WR-CALNAME:One\\, two\\; three',
    'X-WR-CALDESC:A programme for tests.',
    'X-WR-TIMEZONE:America/New_York',
    'BEGIN:VEVENT',
    `UID:turn.4000000001@${of}airlog`,
    'DTSTAMP:20260319T020000Z',
    'DTSTART;TZID=America/New_York:20260318T220000',
    'RRULE:FREQ=WEEKLY',
    'SUMMARY:One\\, two\\; three',
    'DESCRIPTION:A new show begins: A programme for tests.',
    'URL:https://example.org/archive/',
    'END:VEVENT',
    'BEGIN:VEVENT',
    `UID:2026-03-11.4000000001@${of}airlog`,
    'DTSTAMP:20260319T021226Z',
    'DTSTART;VALUE=DATE:20260311',
    'TRANSP:TRANSPARENT',
    'SUMMARY:One\\, two\\; three: March 11\\, 2026',
    'DESCRIPTION:3 tracks.\\nAda\\nBo',
    'URL:https://example.org/archive/shows/2026-03-11/',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('no line is longer than 75 bytes, and none is broken within a character', () => {
  const lines = calendarText(hostileCatalog(), LINKS).split('\r\n');
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line.isWellFormed()).toBe(true);
  }
});

test('a line that says something else has another stamp, or Evolution would keep the one that it has', () => {
  const status = someStatus({ last_success: '2026-03-20T00:00:00Z' });
  const stampOf = (artist: string, title?: string) => {
    const shows = [someShow('2026-03-11', [someLike({ artist })]), someShow('2026-03-18')];
    const edits = [{ slug: '2026-03-11', file: 'edits.json', edits: Edits.parse({ title }) }];
    const text = calendarText(
      compose({ station: STATION, status, shows, edits }, status.last_success),
      LINKS,
    );
    return [...text.matchAll(/^DTSTAMP:(.*)\r$/gm)].at(-1)?.[1];
  };
  const stamps = [stampOf('Ada'), stampOf('Bo'), stampOf('Ada', 'The storm'), stampOf('Ada', 'The rain')];
  expect(new Set(stamps).size).toBe(stamps.length);
});

test('the same catalog gives the same bytes, stamped in UTC', () => {
  const text = calendarText(hostileCatalog(), LINKS);
  expect(calendarText(hostileCatalog(), LINKS)).toBe(text);
  const stamps = [...text.matchAll(/^DTSTAMP:(.*)\r$/gm)].map(([, stamp]) => stamp);
  expect(stamps).toEqual(['20260312T020000Z', '20260312T023918Z']);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
