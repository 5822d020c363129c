import type { CatalogShow } from '#domain/catalog.ts';
import { oncePer } from '#domain/once.ts';
import type { Station } from '#domain/station.ts';
import { PICTURE_FILES } from '#emit/pictures/files.ts';
import { altOf, editionOf, showWords, stationWords } from '#emit/pictures/words.ts';
import { links } from './urls.ts';

/** The picture that an unfurled link to a page shows. */
export interface SharePicture {
  /** Absolute; it changes with what the picture says. */
  url: string;
  alt: string;
}

export function pictureOfShow(show: CatalogShow, station: Station): SharePicture {
  const words = showWords(show, station);
  return { url: addressOf(PICTURE_FILES.show(show.slug), editionOf(words)), alt: altOf(words) };
}

export const pictureOfStation = oncePer((station: Station): SharePicture => {
  const edition = editionOf(stationWords(station));
  return {
    url: addressOf(PICTURE_FILES.station, edition),
    alt: `${station.title}: ${station.description}`,
  };
});

function addressOf(file: string, edition: string): string {
  return `${links.at(file)}?${edition}`;
}
