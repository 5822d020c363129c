import type { CatalogTrack } from '#domain/catalog.ts';
import { artworkOf } from '../artwork.ts';
import { escapeMarkup } from '../escape.ts';
import { artistName, trackName } from '../naming.ts';

/** CSS pixels; the picture has twice as many for fine screens. */
const ARTWORK_SIZE = 50;

type Listed = Pick<CatalogTrack, 'title' | 'artist' | 'permalink_url'>;

/** A track as text: Title by Artist. */
export function trackInWords(track: Listed): string {
  return `${trackName(track)} by ${artistName(track)}`;
}

/** A track as a link and its artist's name. */
export function trackHtml(track: Listed): string {
  const title = `<a href="${escapeMarkup(track.permalink_url)}">${escapeMarkup(trackName(track))}</a>`;
  return `<bdi>${title}</bdi> by <bdi>${escapeMarkup(artistName(track))}</bdi>`;
}

/** A track's picture, or nothing. */
export function artworkHtml({ artwork_url }: Pick<CatalogTrack, 'artwork_url'>): string {
  if (artwork_url === null) return '';
  const source = escapeMarkup(artworkOf(artwork_url, 100));
  return `<img src="${source}" alt="" width="${ARTWORK_SIZE}" height="${ARTWORK_SIZE}"> `;
}
