import type { Artist } from '#domain/artists.ts';
import type { CatalogShow, CatalogTrack } from '#domain/catalog.ts';
import { oncePerWords } from '#domain/once.ts';
import type { Station } from '#domain/station.ts';
import { isVisible } from '#domain/text.ts';
import type { Slug } from '#domain/window.ts';
import { dateFormat } from './date-format.ts';

/** The day of a show in words of the station's language: March 11, 2026. */
export const dayInWords = oncePerWords((slug: Slug, language: string): string => {
  const day = new Date(`${slug}T00:00:00Z`);
  return dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
});

/** What a show is called: the title that people gave it, else its day. */
export function showName(
  { title, slug }: Pick<CatalogShow, 'title' | 'slug'>,
  { language }: Station,
): string {
  return title ?? dayInWords(slug, language);
}

type Named = Pick<CatalogTrack, 'title' | 'artist' | 'permalink_url'>;

/** A title to read: one that shows nothing gives way to what the track's address says. */
export function trackName({ title, permalink_url }: Named): string {
  return isVisible(title) ? title : addressPart(permalink_url, 1);
}

/** A name to read, as for titles. */
export function artistName({ artist, permalink_url }: Named): string {
  return isVisible(artist) ? artist : addressPart(permalink_url, 0);
}

/** The name of an artist to read, as the newest play tells it. */
export function nameOfArtist({ plays }: Artist): string {
  return artistName(plays[0].track);
}

/** What is to be said of a track that SoundCloud no longer has. */
export const GONE = 'no longer on SoundCloud';

/** The same behind a track's name, and nothing of any other track. */
export function goneNote({ state }: Pick<CatalogTrack, 'state'>): string {
  return state === 'gone' ? ` (${GONE})` : '';
}

/** A part of `soundcloud.com/artist/track`, else the whole address. */
function addressPart(url: string, index: number): string {
  return new URL(url).pathname.split('/').filter(Boolean)[index] ?? url;
}
