import type { CatalogShow } from '#domain/catalog.ts';
import type { Station } from '#domain/station.ts';
import { escapeMarkup } from './escape.ts';
import { showName } from './naming.ts';

const WIDTH = 640;
const HEIGHT = 480;

/** The frame that shows `url`, a show's page for frames, on another site. */
export function embedSnippet(show: CatalogShow, station: Station, url: string): string {
  const title = escapeMarkup(`${showName(show, station)}, ${station.title}`);
  return `<iframe src="${escapeMarkup(url)}" title="${title}" width="${WIDTH}" height="${HEIGHT}" loading="lazy"></iframe>`;
}

/** The same for programs: https://oembed.com, type `rich`. */
export function oembedDocument(show: CatalogShow, station: Station, url: string, home: string): object {
  return {
    version: '1.0',
    type: 'rich',
    provider_name: station.title,
    provider_url: home,
    title: showName(show, station),
    width: WIDTH,
    height: HEIGHT,
    html: embedSnippet(show, station, url),
  };
}
