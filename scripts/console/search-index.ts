import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Catalog, CatalogShow } from '#domain/catalog.ts';
import type { Station } from '#domain/station.ts';
import { artistName, dayInWords, showName, trackName } from '#emit/naming.ts';
import { TRACK_MARK } from '#site/search-marks.ts';

/** Fragments of the index: a large archive shares them, so that a deployment has few files. */
const MOST_FRAGMENTS = 600;

/**
 * Writes the search index below `pagefind/` of a built site: a record a show, its tracks within.
 * The addresses are from the site's root: Pagefind puts the base before them.
 */
export async function writeSearchIndex(folder: string, { shows, station }: Catalog): Promise<void> {
  const { index, errors } = await createIndex({
    forceLanguage: baseLanguage(station),
    maxFragments: MOST_FRAGMENTS,
  });
  if (!index) throw new Error(`the search index cannot be made: ${errors.join('; ')}`);
  try {
    for (const show of shows.filter(({ tracks }) => tracks.length > 0)) {
      refuse((await index.addCustomRecord(recordOf(show, station))).errors);
    }
    refuse((await index.writeFiles({ outputPath: join(folder, 'pagefind') })).errors);
  } finally {
    await close();
  }
}

function recordOf(show: CatalogShow, station: Station) {
  const tracks = show.tracks.map(
    (track) => `${TRACK_MARK} ${track.position} ${artistName(track)} – ${trackName(track)}`,
  );
  const day = dayInWords(show.slug, station.language);
  return {
    url: `/shows/${show.slug}/`,
    language: baseLanguage(station),
    content: [day, show.title ?? '', show.notes ?? '', ...tracks].join(' \n'),
    meta: { title: showName(show, station), day, count: String(show.tracks.length) },
    filters: { year: [show.slug.slice(0, 4)], artist: [...new Set(show.tracks.map(artistName))] },
    sort: { date: show.slug },
  };
}

/** Pagefind knows languages by two letters. */
function baseLanguage({ language }: Station): string {
  return language.split('-')[0] ?? language;
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index cannot be written: ${errors.join('; ')}`);
}
