import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Catalog } from '#domain/catalog.ts';
import { drawShow, drawStation } from '#emit/pictures/draw.ts';
import { PICTURE_FILES } from '#emit/pictures/files.ts';
import { showWords, stationWords } from '#emit/pictures/words.ts';
import { KeptPictures, writeWhole } from './kept-pictures.ts';
import { readTypefaces } from './typefaces.ts';

/** Flat colours: sixteen hold the inks and the edges between them. */
const PNG = { palette: true, colours: 16, dither: 0, effort: 1 } as const;

/** The same drawing can come out in other bytes when one of these is another. */
const RENDERER = JSON.stringify([sharp.versions, PNG]);

export interface PictureCounts {
  made: number;
  /** Taken from the cache. */
  reused: number;
}

/**
 * Writes the pictures that unfurled links show, one a show and one of the station, into a built site.
 *
 * @param cache folder that keeps pictures between builds, by what they are made from; it holds nothing else
 */
export async function writePictures(folder: string, cache: string, catalog: Catalog): Promise<PictureCounts> {
  const kept = new KeptPictures(cache);
  const counts: PictureCounts = { made: 0, reused: 0 };
  const drawings = drawingsOf(catalog);
  const drawNext = async (): Promise<void> => {
    for (const { file, svg } of drawings) {
      const text = RENDERER + svg;
      const known = kept.find(text);
      const picture = known ?? (await sharp(Buffer.from(svg)).png(PNG).toBuffer());
      if (!known) kept.keep(text, picture);
      counts[known ? 'reused' : 'made'] += 1;
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, picture);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, drawNext));
  kept.prune();
  return counts;
}

/** One after the other, so that only those in work take memory. */
function* drawingsOf({ shows, station }: Catalog): Generator<{ file: string; svg: string }> {
  const typefaces = readTypefaces();
  yield { file: PICTURE_FILES.station, svg: drawStation(stationWords(station), typefaces) };
  for (const show of shows) {
    yield { file: PICTURE_FILES.show(show.slug), svg: drawShow(showWords(show, station), typefaces) };
  }
}
