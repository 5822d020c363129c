import type { Artist } from '#domain/artists.ts';
import {
  type Catalog,
  type CatalogShow,
  type CatalogTrack,
  isFinished,
  presentStation,
} from '#domain/catalog.ts';
import { later } from '#domain/instant.ts';
import { compareText } from '#domain/text.ts';
import { escapeMarkup } from '../escape.ts';
import type { Links } from '../links.ts';
import { goneNote, nameOfArtist, showName } from '../naming.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { permanentId, stationFeed } from './station-feed.ts';
import { artworkHtml, trackHtml, trackInWords } from './track-html.ts';

/** How many entries the feed of likes keeps, and that of an artist: there are thousands of the latter. */
const NEWEST_LIKES = 100;
const NEWEST_PLAYS = 20;

/** A play of which it is known when the host liked the track. */
interface LikedPlay {
  show: CatalogShow;
  track: CatalogTrack & { track_id: number; liked_at: string; first_seen: string };
}

/** `/tracks.xml`: every like as it comes, the open show's too. */
export function tracksFeed(catalog: Catalog, links: Links): Feed {
  const { station } = catalog;
  const likes = catalog.shows.flatMap(likesOf).sort(newestSightingFirst).slice(0, NEWEST_LIKES);
  return {
    ...stationFeed(catalog, links),
    id: permanentId(catalog, 'feed', 'tracks'),
    title: `${station.title}: tracks as they come`,
    description: `Every track that ${presentStation(catalog).host.name} likes, when it is liked.`,
    page: links.home,
    self: links.at('tracks.xml'),
    paging: null,
    updated: likes[0]?.track.first_seen ?? null,
    entries: likes.map(({ show, track }) => ({
      ...playEntry(show, track, catalog, links),
      id: permanentId(catalog, 'like', show.slug, track.track_id),
      published: track.liked_at,
    })),
  };
}

/**
 * `/artists/<slug>.xml`: each time a finished show played the artist. A track that an edit adds waits
 * until sync has looked it up: only then it has a number, and so an id that stays.
 */
export function artistFeed(artist: Artist, catalog: Catalog, links: Links): Feed {
  const { station } = catalog;
  const plays = artist.plays.flatMap(({ show, track: { track_id, ...track } }) =>
    isFinished(show, catalog) && track_id !== null ? [{ show, track: { ...track, track_id } }] : [],
  );
  const ends = plays.map(({ show }) => show.week_end);
  const name = nameOfArtist(artist);
  return {
    ...stationFeed(catalog, links),
    hub: null,
    id: permanentId(catalog, 'feed', 'artists', artist.slug),
    title: `${name} on ${station.title}`,
    description: `Each time ${station.title} played ${name}.`,
    page: links.at(`artists/${encodeURIComponent(artist.slug)}/`),
    self: links.at(`artists/${encodeURIComponent(artist.slug)}.xml`),
    paging: null,
    updated: ends.length > 0 ? ends.reduce(later) : null,
    entries: plays.slice(0, NEWEST_PLAYS).map(({ show, track }) => ({
      ...playEntry(show, track, catalog, links),
      id: permanentId(catalog, 'play', show.slug, track.track_id),
      published: show.week_end,
    })),
  };
}

function playEntry(
  show: CatalogShow,
  track: CatalogTrack,
  { station }: Catalog,
  links: Links,
): Omit<FeedEntry, 'id' | 'published'> {
  const name = showName(show, station);
  const lineup = `<a href="${escapeMarkup(links.show(show.slug))}">${escapeMarkup(name)}</a>`;
  return {
    url: track.permalink_url,
    title: trackInWords(track),
    summary: `Track ${track.position} of ${name}${goneNote(track)}.`,
    html: `<p>${artworkHtml(track)}${trackHtml(track)}${goneNote(track)}, track ${track.position} of ${lineup}.</p>`,
  };
}

function likesOf(show: CatalogShow): LikedPlay[] {
  return show.tracks.flatMap((track) => {
    const { track_id, liked_at, first_seen } = track;
    if (track_id === null || liked_at === null || first_seen === null) return [];
    return [{ show, track: { ...track, track_id, liked_at, first_seen } }];
  });
}

function newestSightingFirst(a: LikedPlay, b: LikedPlay): number {
  const [at, bt] = [a.track, b.track];
  return (
    compareText(bt.first_seen, at.first_seen) ||
    compareText(bt.liked_at, at.liked_at) ||
    bt.track_id - at.track_id
  );
}
