import { type CatalogShow, durationOf } from '#domain/catalog.ts';
import { hash } from '#domain/hash.ts';
import { count } from '#domain/in-figures.ts';
import { trackKey } from '#domain/lineup-track.ts';
import type { Station } from '#domain/station.ts';
import { type DrawnSleeve, drawnSleeve } from '../drawn-sleeve.ts';
import { playedLength } from '../lengths.ts';
import { artistName, dayInWords, trackName } from '../naming.ts';

const NAMED_TRACKS = 4;
const STATION_SLEEVES = 9;

/** What the picture of a show says. */
export interface ShowWords {
  station: StationName;
  /** The day by a calendar that every alphabet can write: 2026-03-11. */
  slug: string;
  /** March 11, 2026 */
  day: string;
  /** The title that people gave the show, or null. */
  title: string | null;
  trackCount: number;
  /** 1 h 52 min, or null where no length is known. */
  runningTime: string | null;
  /** The first tracks. */
  tracks: { position: number; title: string; artist: string; sleeve: DrawnSleeve }[];
}

/** What the picture of the station says. */
export interface StationWords {
  station: StationName;
  description: string;
  sleeves: DrawnSleeve[];
}

interface StationName {
  title: string;
  /** Where the site lives: archive.example/airlog */
  address: string;
  /** Of its names and of the days of its shows. */
  language: string;
}

export function showWords(show: CatalogShow, station: Station): ShowWords {
  return {
    station: nameOf(station),
    slug: show.slug,
    day: dayInWords(show.slug, station.language),
    title: show.title,
    trackCount: show.tracks.length,
    runningTime: playedLength(show.tracks.length, durationOf(show)),
    tracks: show.tracks.slice(0, NAMED_TRACKS).map((track) => ({
      position: track.position,
      title: trackName(track),
      artist: artistName(track),
      sleeve: drawnSleeve(trackKey(track)),
    })),
  };
}

export function stationWords(station: Station): StationWords {
  const sleeves = Array.from({ length: STATION_SLEEVES }, (_, n) => drawnSleeve(`${station.title} ${n}`));
  return { station: nameOf(station), description: station.description, sleeves };
}

/** The picture in words, for those who do not see it. */
export function altOf(words: ShowWords): string {
  const { day, title, trackCount, runningTime, tracks, station } = words;
  const first = tracks.map(({ title, artist }) => `${title} by ${artist}`).join('; ');
  const name = title === null ? day : `${title}, ${day}`;
  const begins = first && ` It begins with ${first}.`;
  const extent = [count(trackCount, 'track'), runningTime].filter(Boolean).join(', ');
  return `The log sheet of ${station.title}, ${name}: ${extent}.${begins}`;
}

/** Tells two editions of a picture apart: who keeps pictures by their address fetches a changed one anew. */
export function editionOf(words: ShowWords | StationWords): string {
  return hash(JSON.stringify(words)).toString(36);
}

function nameOf({ title, site, language }: Station): StationName {
  const { host, pathname } = new URL(site.base, site.url);
  return { title, address: `${host}${pathname}`.replace(/\/$/, ''), language };
}
