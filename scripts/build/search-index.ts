import { hash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog, CatalogShow } from '#domain/catalog.ts';
import { count } from '#domain/in-figures.ts';
import type { Station } from '#domain/station.ts';
import { yearOf } from '#domain/window.ts';
import { artistName, dayInWords, showName, trackName } from '#emit/naming.ts';
import { notesText } from '#emit/notes.ts';
import { searchContent } from '#site/search-marks.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { cachedFolder } from './cached-folder.ts';
import type { Output } from './output.ts';

const FOLDER = 'pagefind/';

/** Fragments of the index: a large archive shares them, so that a deployment has few files. */
const MOST_FRAGMENTS = 600;

/** Pagefind's own search forms. The site has one of its own. */
const FORMS = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** Each answer waits for its turn beside the pages. */
const RECORDS_AT_ONCE = 64;

/**
 * Puts the search index below `pagefind/`: a record a show, its tracks within. It has no part that could
 * be exchanged, so it is made again whole, and only when a record is another.
 */
export async function writeSearchIndex(output: Output, { shows, station }: Catalog): Promise<void> {
  const records = shows.filter(({ tracks }) => tracks.length > 0).map((show) => recordOf(show, station));
  const settings = { forceLanguage: baseLanguage(station), maxFragments: MOST_FRAGMENTS };
  const key = hash(
    'sha256',
    JSON.stringify([packageFile.dependencies.pagefind, FORMS.source, settings, records]),
  );
  const folder = await cachedFolder('search', key, (draft) => makeIndex(draft, records, settings));
  output.copy(folder, FOLDER, key);
}

async function makeIndex(folder: string, records: readonly SearchRecord[], settings: object): Promise<void> {
  const { close, createIndex } = await import('pagefind');
  const { index, errors } = await createIndex(settings);
  if (!index) throw new Error(`the search index cannot be made: ${errors.join('; ')}`);
  try {
    for (let from = 0; from < records.length; from += RECORDS_AT_ONCE) {
      const some = records.slice(from, from + RECORDS_AT_ONCE);
      const answers = await Promise.all(some.map((record) => index.addCustomRecord(record)));
      refuse(answers.flatMap(({ errors }) => errors));
    }
    refuse((await index.writeFiles({ outputPath: folder })).errors);
    for (const name of readdirSync(folder)) if (FORMS.test(name)) rmSync(join(folder, name));
  } finally {
    await close();
  }
}

type SearchRecord = ReturnType<typeof recordOf>;

/** The address is from the site's root: Pagefind puts the base before it. */
function recordOf(show: CatalogShow, station: Station) {
  const tracks = show.tracks.map((track) => ({
    position: track.position,
    words: `${artistName(track)} – ${trackName(track)}`,
  }));
  const day = dayInWords(show.slug, station.language);
  const notes = notesText(show.notes ?? '');
  return {
    url: `/shows/${show.slug}/`,
    language: baseLanguage(station),
    content: searchContent([day, show.slug, show.title ?? '', notes], tracks),
    meta: { title: showName(show, station), day, extent: count(show.tracks.length, 'track'), notes },
    filters: { year: [yearOf(show.slug)], artist: [...new Set(show.tracks.map(artistName))] },
    sort: { date: show.slug },
  };
}

/** Pagefind knows languages without their regions. */
function baseLanguage({ language }: Station): string {
  return language.split('-')[0] ?? language;
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index cannot be written: ${errors.join('; ')}`);
}
