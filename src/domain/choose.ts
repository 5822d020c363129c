import { type Catalog, type CatalogShow, finishedShows } from './catalog.ts';
import { showWithoutTracks } from './compose.ts';
import { AirlogError } from './errors.ts';
import { earlier, type Instant } from './instant.ts';
import { asSeen } from './text.ts';
import type { TrackId } from './track.ts';
import { addressMeant, isSamePage, SHORT_LINK_HOST } from './track-address.ts';
import { calendarOf, Slug } from './window.ts';

/**
 * The show that a person names: by its date or its address, `current` (the open one) or `latest` (the last
 * that ended).
 * A week of the archive without a show is one without tracks.
 *
 * @param named when the person named it; a week later the open show is another
 * @throws AirlogError `unknown-show`
 */
export function chooseShow(catalog: Catalog, name: string, named: Instant = catalog.now): CatalogShow {
  const meant = nameMeant(name);
  const then = earlier(named, catalog.now);
  const show =
    meant === 'latest'
      ? finishedShows({ ...catalog, now: then })[0]
      : showOf(catalog, meant === 'current' ? calendarOf(catalog.station).at(then).slug : meant);
  if (show) return show;
  throw new AirlogError({
    kind: 'usage',
    code: 'unknown-show',
    what: `There is no show ${JSON.stringify(name)} in the archive.`,
    why: 'A show is named by the date on which its week begins, by its address, or by `current` or `latest`.',
    next: `The newest shows are ${catalog.shows
      .slice(0, 3)
      .map(({ slug }) => slug)
      .join(', ')}.`,
  });
}

/**
 * A phone begins an answer with a capital letter, an address is copied as it stands, and a date that begins
 * with its year means the same with any signs or none.
 */
function nameMeant(name: string): string {
  const [, slug = name] = /\/shows\/([\d-]+)(?=[/.#?\s]|$)/.exec(name) ?? [];
  return asSeen(slug)
    .toLowerCase()
    .replace(/^(\d{4})\D?(\d\d)\D?(\d\d)$/, '$1-$2-$3');
}

function showOf(catalog: Catalog, slug: string): CatalogShow | null {
  return catalog.shows.find((show) => show.slug === slug) ?? weekWithoutLikes(catalog, slug);
}

/** A week of the archive in which nothing was liked: it is no show until an edit speaks of it. */
function weekWithoutLikes({ station, shows, current }: Catalog, name: string): CatalogShow | null {
  const window = Slug.safeParse(name).success ? calendarOf(station).of(name) : null;
  const first = shows.at(-1)?.slug ?? current.slug;
  return window && first < name && name < current.slug ? showWithoutTracks(window) : null;
}

/**
 * The number of the track that a person names: by its place in the show, else that number, else its address.
 *
 * @param seen the show as the person saw it, where it has changed since
 * @throws AirlogError `unknown-track`
 */
export function chooseTrack(show: CatalogShow, name: string, seen: CatalogShow = show): TrackId {
  const meant = asSeen(name);
  const tracks = [...seen.tracks, ...show.tracks];
  const track =
    tracks.find(({ position }) => String(position) === meant) ??
    tracks.find(({ track_id }) => String(track_id) === meant) ??
    tracks.find(({ permalink_url }) => isPageNamed(permalink_url, name));
  if (track && track.track_id !== null) return track.track_id;
  throw new AirlogError({
    kind: 'usage',
    code: 'unknown-track',
    what: `The show ${show.slug} has no track ${JSON.stringify(name)} that could be edited.`,
    why: track
      ? 'Its address was added by an edit, and sync has not asked SoundCloud for it yet.'
      : whyNone(name),
    next: track ? 'Run `npm run sync` first.' : placesOf(show),
  });
}

function whyNone(name: string): string {
  const hostname = URL.parse(addressMeant(name))?.hostname;
  return hostname === SHORT_LINK_HOST
    ? 'Only SoundCloud knows where a short link leads: open it in a browser, and take the address of the page.'
    : 'A track is named by its position, its SoundCloud number, or its address.';
}

function placesOf({ tracks }: CatalogShow): string {
  return tracks.length > 0 ? `The show has positions 1 to ${tracks.length}.` : 'The show has no tracks yet.';
}

function isPageNamed(page: string, name: string): boolean {
  const address = addressMeant(name);
  return URL.canParse(address) && isSamePage(page, address);
}
