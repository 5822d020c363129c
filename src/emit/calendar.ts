import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { type Catalog, type CatalogShow, finishedShows } from '#domain/catalog.ts';
import { hash } from '#domain/hash.ts';
import { lastingId } from '#domain/host.ts';
import { count } from '#domain/in-figures.ts';
import { addSeconds, type Instant } from '#domain/instant.ts';
import { type Era, erasOf, type Schedule } from '#domain/schedule.ts';
import { calendarOf, type Slug } from '#domain/window.ts';
import type { Links } from './links.ts';
import { artistName, showName } from './naming.ts';

/** RFC 5545 allows 75 bytes; the library leaves out the space that continues a line. */
ICAL.foldLength = 74;

const SECONDS_OF_AN_HOUR = 3600;

/** What calendars call themselves, by RFC 7986 and by custom: the library escapes texts that it knows. */
for (const name of ['name', 'x-wr-calname', 'x-wr-caldesc']) {
  ICAL.design.icalendar.property[name] = { defaultType: 'text' };
}

/**
 * `/calendar.ics`: the turn of the week, for ever or up to the last show of all, by the station's clock, and
 * a day's line for each finished show. The turn has no length: the config does not know how long a broadcast
 * lasts. A show that is about to move has its last turns by one schedule and those that follow by the next.
 */
export function calendarText(catalog: Catalog, links: Links): string {
  const { station } = catalog;
  const calendar = component('vcalendar', {
    version: '2.0',
    prodid: `-//airlog//airlog//${station.language.toUpperCase()}`,
    url: links.home,
    name: station.title,
    'x-wr-calname': station.title,
    'x-wr-caldesc': station.description,
    'x-wr-timezone': station.schedule.time_zone,
  });
  const eras = erasOf(station).filter(({ last }) => last === null || catalog.current.slug <= last);
  const zones = new Set(eras.map(({ schedule }) => schedule.time_zone));
  for (const zone of zones) calendar.addSubcomponent(rulesOf(zone));
  for (const era of eras) calendar.addSubcomponent(turnOfTheWeek(era, catalog, links));
  for (const show of finishedShows(catalog)) calendar.addSubcomponent(lineOf(show, catalog, links));
  return `${calendar.toString()}\r\n`;
}

function turnOfTheWeek({ schedule, first, last }: Era, catalog: Catalog, links: Links): ICAL.Component {
  const { station, current } = catalog;
  const begins = first !== null && current.slug < first ? first : current.slug;
  const until = last === null ? {} : { until: moment(calendarOf(station).upTo(last).start) };
  const turn = component('vevent', {
    uid: uidOf(catalog, last === null ? 'turn' : `turn-until-${last}`),
    dtstamp: moment(current.week_start),
    dtstart: ICAL.Time.fromDateTimeString(turnOnTime(begins, schedule)),
    rrule: ICAL.Recur.fromData({ freq: 'WEEKLY', ...until }),
    summary: station.title,
    description: `A new show begins: ${station.description}`,
    url: links.home,
  });
  turn.getFirstProperty('dtstart')?.setParameter('tzid', schedule.time_zone);
  return turn;
}

/**
 * The latest turn up to the week’s by the station’s clock: 2026-03-11T22:00:00. One that the clocks skip
 * happens at another hour, and readers would repeat that hour.
 */
function turnOnTime(slug: Slug, { time, time_zone }: Schedule): string {
  let turn = Temporal.PlainDateTime.from(`${slug}T${time}`);
  while (!turn.toZonedDateTime(time_zone).toPlainDateTime().equals(turn)) turn = turn.subtract({ weeks: 1 });
  return turn.toString();
}

function lineOf(show: CatalogShow, catalog: Catalog, links: Links): ICAL.Component {
  const { station } = catalog;
  const words = {
    summary: `${station.title}: ${showName(show, station)}`,
    description: lineupInWords(show),
    url: links.show(show.slug),
  };
  return component('vevent', {
    uid: uidOf(catalog, show.slug),
    dtstamp: stampOf(Object.values(words), show.week_end),
    dtstart: ICAL.Time.fromDateString(show.slug),
    transp: 'TRANSPARENT',
    ...words,
  });
}

/**
 * The second of the hour after a moment that stands for these words: readers such as Evolution keep the line
 * that they have until its stamp is another, and nobody knows when people edited a show.
 */
function stampOf(words: readonly string[], since: Instant): ICAL.Time {
  return moment(addSeconds(since, hash(words.join('\n')) % SECONDS_OF_AN_HOUR));
}

function component(name: string, values: Record<string, string | ICAL.Time | ICAL.Recur>): ICAL.Component {
  const made = new ICAL.Component(name);
  for (const [property, value] of Object.entries(values)) made.addPropertyWithValue(property, value);
  return made;
}

/** A moment in UTC. */
function moment(instant: Instant): ICAL.Time {
  return ICAL.Time.fromDateTimeString(instant);
}

/** Who was played, each once. */
function lineupInWords(show: CatalogShow): string {
  const artists = [...new Set(show.tracks.map(artistName))];
  return [`${count(show.tracks.length, 'track')}.`, ...artists].join('\n');
}

/** Stands for an event for ever; a sample's are others than the real ones that replace them. */
function uidOf({ station, status }: Catalog, name: string): string {
  return `${name}.${lastingId(station)}@${status.source === 'sample' ? 'sample.' : ''}airlog`;
}

/** The rules of a zone's clock: the first that the library answers, which may bear the name of another zone. */
function rulesOf(time_zone: string): ICAL.Component {
  const [rules = ''] = [tzlib_get_ical_block(time_zone)].flat();
  const zone = ICAL.Component.fromString(rules);
  zone.updatePropertyWithValue('tzid', time_zone);
  return zone;
}
