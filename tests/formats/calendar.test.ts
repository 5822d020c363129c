import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import type { Schedule } from '#domain/station.ts';
import { calendarOf } from '#domain/window.ts';
import { calendarText } from '#emit/calendar.ts';
import { artistName, showName } from '#emit/naming.ts';
import { LINKS } from '#tests/values/links.ts';
import { STATION, someStatus } from '#tests/values/shows.ts';
import { hostileCatalog } from './hostile-catalog.ts';

function eventsIn(catalog: Catalog): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(calendarText(catalog, LINKS)));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

test('a finished show is a line on its day, whatever its title', () => {
  const catalog = hostileCatalog();
  const [, ...shows] = eventsIn(catalog);
  const finished = catalog.shows.slice(1);
  expect(shows.map(({ summary }) => summary)).toEqual(
    finished.map((show) => `${catalog.station.title}: ${showName(show, catalog.station)}`),
  );
  expect(shows.map(({ startDate }) => [startDate.isDate, startDate.toString()])).toEqual([
    [true, '2026-03-04'],
  ]);
  const artists = finished.flatMap((show) => show.tracks.map(artistName));
  expect(shows[0]?.description.split('\n').slice(1)).toEqual([...new Set(artists)]);
});

const schedules: Schedule[] = [
  { weekday: 'Wednesday', time: '22:00', time_zone: 'America/New_York' },
  { weekday: 'Sunday', time: '03:30', time_zone: 'Europe/Berlin' },
  { weekday: 'Friday', time: '00:00', time_zone: 'Australia/Lord_Howe' },
  { weekday: 'Monday', time: '12:00', time_zone: 'Asia/Kolkata' },
];

test.each(schedules)('the turn of $weekday, $time in $time_zone, falls where the weeks begin', (schedule) => {
  const now = '2026-01-10T12:00:00Z';
  const station = { ...STATION, schedule };
  const catalog = compose({ station, status: someStatus({ last_success: now }), shows: [], edits: [] }, now);
  const [turn] = eventsIn(catalog);
  if (!turn) throw new Error('the calendar has no event');
  const calendar = calendarOf(schedule);
  let window = calendar.at(now);
  const occurrences = turn.iterator();
  for (let week = 0; week < 60; week++) {
    const moment = occurrences.next()?.toJSDate().toISOString();
    expect(moment).toBe(window.start.replace('Z', '.000Z'));
    window = calendar.next(window);
  }
});

test('the same catalog gives the same bytes, stamped in UTC', () => {
  const text = calendarText(hostileCatalog(), LINKS);
  expect(calendarText(hostileCatalog(), LINKS)).toBe(text);
  const stamps = [...text.matchAll(/^DTSTAMP:(.*)\r$/gm)].map(([, stamp]) => stamp);
  expect(stamps).toEqual(['20260312T020000Z', '20260312T020000Z']);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
