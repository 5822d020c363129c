import ical, { ICalEventRepeatingFreq, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { type Catalog, type CatalogShow, finishedShows } from '#domain/catalog.ts';
import { count } from '#domain/errors.ts';
import type { Links } from './links.ts';
import { artistName, showName } from './naming.ts';

/**
 * `/calendar.ics`: the turn of the week for ever, by the station's clock, and a day's line for each
 * finished show. The turn has no length: the config does not know how long a broadcast lasts.
 */
export function calendarText(catalog: Catalog, links: Links): string {
  const { station, current } = catalog;
  const { time_zone } = station.schedule;
  const calendar = ical({
    name: station.title,
    description: station.description,
    prodId: { company: 'airlog', product: 'airlog', language: station.language },
    url: links.home,
    // Without a name here: with one the library writes DTSTAMP in that zone, and RFC 5545 wants UTC.
    timezone: { name: null, generator: zoneBlock },
    x: { 'X-WR-TIMEZONE': time_zone },
  });
  calendar.createEvent({
    id: uidOf(catalog, 'turn'),
    stamp: Temporal.Instant.from(current.week_start),
    start: Temporal.Instant.from(current.week_start).toZonedDateTimeISO(time_zone),
    timezone: time_zone,
    repeating: { freq: ICalEventRepeatingFreq.WEEKLY },
    summary: station.title,
    description: `A new show begins: ${station.description}`,
    url: links.home,
  });
  for (const show of finishedShows(catalog)) {
    calendar.createEvent({
      id: uidOf(catalog, show.slug),
      stamp: Temporal.Instant.from(show.week_end),
      start: Temporal.PlainDate.from(show.slug),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${station.title}: ${showName(show, station)}`,
      description: lineupInWords(show),
      url: links.show(show.slug),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Who was played, each once. */
function lineupInWords(show: CatalogShow): string {
  const artists = [...new Set(show.tracks.map(artistName))];
  return [`${count(show.tracks.length, 'track')}.`, ...artists].join('\n');
}

/** Stands for an event for ever; a sample's are others than the real ones that replace them. */
function uidOf({ status }: Catalog, name: string): string {
  return `${name}.${status.user_id}@${status.source === 'sample' ? 'sample.' : ''}airlog`;
}

/** The rules of a zone as VTIMEZONE; the library answers that block first. */
function zoneBlock(zone: string): string | null {
  return [tzlib_get_ical_block(zone)].flat()[0] ?? null;
}
