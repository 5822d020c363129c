import type { Catalog, CatalogShow, CatalogTrack } from '#domain/catalog.ts';
import { count } from '#domain/in-figures.ts';
import { type Instant, later } from '#domain/instant.ts';
import type { Station } from '#domain/station.ts';
import type { Links } from '../links.ts';
import { artistName, dayInWords, goneNote, showName } from '../naming.ts';
import { notesHtml } from '../notes.ts';
import type { DatedEntry, Feed } from './feed.ts';
import { finishedQuarters, type Quarter, recentShows } from './quarters.ts';
import { permanentId, stationFeed } from './station-feed.ts';
import { artworkHtml, trackHtml } from './track-html.ts';

/** The formats of the feed of finished shows, and the names of what readers subscribe to. */
export const SHOW_FEEDS = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;
export type ShowFeedFormat = keyof typeof SHOW_FEEDS;
export const SHOW_FEED_FORMATS = ['rss', 'atom', 'json'] as const satisfies ShowFeedFormat[];

/** h1 and h2 belong to the feed reader: its own name and the entry's title. */
const HEADING_ABOVE_NOTES = 2;
const NAMED_ARTISTS = 5;

/** Path of a quarter's archive page: `feeds/2026-q1/rss.xml`. */
export function archivePath(format: ShowFeedFormat, quarter: string): string {
  return `feeds/${quarter}/${SHOW_FEEDS[format]}`;
}

/** The feed of finished shows: what readers subscribe to, or the archive page of a finished quarter. */
export function showsFeed(
  catalog: Catalog,
  links: Links,
  format: ShowFeedFormat,
  quarter?: Quarter,
): Feed<DatedEntry> {
  const { station } = catalog;
  const shows = quarter ? quarter.shows : recentShows(catalog);
  const before = finishedQuarters(catalog).find(({ name }) => !quarter || name < quarter.name);
  const current = links.at(SHOW_FEEDS[format]);
  const entries = shows.map((show) => showEntry(show, catalog, links));
  return {
    ...stationFeed(catalog, links),
    ...(quarter && { hub: null }),
    id: permanentId(catalog, 'feed', 'shows'),
    title: station.title,
    description: station.description,
    page: links.home,
    self: quarter ? links.at(archivePath(format, quarter.name)) : current,
    paging: {
      isArchive: quarter !== undefined,
      current,
      previous: before ? links.at(archivePath(format, before.name)) : null,
    },
    updated: entries.length > 0 ? entries.map((entry) => entry.updated).reduce(later) : null,
    entries,
  };
}

function showEntry(show: CatalogShow, catalog: Catalog, links: Links): DatedEntry {
  return {
    id: permanentId(catalog, 'show', show.slug),
    url: links.show(show.slug),
    title: entryTitle(show, catalog.station),
    published: show.week_end,
    updated: newestFact(show),
    summary: summaryOf(show, catalog.station),
    html: showHtml(show, links),
  };
}

function entryTitle(show: CatalogShow, station: Station): string {
  const day = dayInWords(show.slug, station.language);
  return show.title === null ? `${station.title}, ${day}` : `${showName(show, station)} (${day})`;
}

function summaryOf(show: CatalogShow, { language }: Station): string {
  const artists = [...new Set(show.tracks.map(artistName))];
  const named = artists.slice(0, NAMED_ARTISTS);
  const rest = artists.length > named.length ? ` and ${count(artists.length - named.length, 'other')}` : '';
  const extent = `${count(show.tracks.length, 'track')} in the show of ${dayInWords(show.slug, language)}.`;
  return named.length === 0 ? extent : `${extent} With ${named.join(', ')}${rest}.`;
}

function showHtml(show: CatalogShow, links: Links): string {
  const notes = show.notes === null ? '' : notesHtml(show.notes, HEADING_ABOVE_NOTES, links.show(show.slug));
  const lineup = show.tracks.map(placeHtml).join('');
  return notes + (lineup === '' ? '<p>No track is known of this show.</p>' : `<ol>${lineup}</ol>`);
}

function placeHtml(track: CatalogTrack): string {
  return `<li value="${track.position}">${artworkHtml(track)}${trackHtml(track)}${goneNote(track)}</li>`;
}

/** The newest moment that a show knows of, so that the same catalog gives the same bytes. */
function newestFact(show: CatalogShow): Instant {
  return show.tracks.map((track) => track.first_seen ?? show.week_end).reduce(later, show.week_end);
}
