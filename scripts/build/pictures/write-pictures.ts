import { hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Catalog } from '#domain/catalog.ts';
import { drawShow, drawStation } from '#emit/pictures/draw.ts';
import { PICTURE_FILES } from '#emit/pictures/files.ts';
import type { Typefaces } from '#emit/pictures/typeface.ts';
import { showWords, stationWords } from '#emit/pictures/words.ts';
import type { FileProgress } from '../file-progress.ts';
import type { Output } from '../output.ts';
import { sourcesKey } from '../sources-key.ts';
import { KeptPictures } from './kept-pictures.ts';

/** What draws and writes the pictures: with another, the same words can come out in other bytes. */
const drawnBy = () =>
  sourcesKey(
    ['src/emit/pictures', 'scripts/build/pictures'],
    ['package-lock.json'],
    process.platform,
    process.arch,
  );

export interface PictureCounts {
  made: number;
  /** Taken from the cache, or left as an earlier build put them there. */
  reused: number;
}

/** A picture that has not been drawn yet. */
interface Sketch {
  file: string;
  /** Tells all that it is made of. */
  key: string;
  draw: (typefaces: Typefaces) => string;
}

/**
 * Puts the pictures that unfurled links show into a built site: one a show and one of the station.
 *
 * @param cache folder that keeps pictures between builds, by what they are made from; it holds nothing else
 */
export async function writePictures(
  output: Output,
  cache: string,
  catalog: Catalog,
  progress: FileProgress,
): Promise<PictureCounts> {
  const kept = new KeptPictures(cache);
  const counts: PictureCounts = { made: 0, reused: 0 };
  const sketches = sketchesOf(catalog);
  progress.expect(catalog.shows.length + 1);
  const putNext = async (): Promise<void> => {
    for (const sketch of sketches) {
      counts[await put(sketch, output, kept)] += 1;
      progress.look();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, putNext));
  kept.prune();
  return counts;
}

async function put(sketch: Sketch, output: Output, kept: KeptPictures): Promise<keyof PictureCounts> {
  const { file, key } = sketch;
  if (output.keeps(file, key)) {
    kept.spare(key);
    return 'reused';
  }
  const known = kept.find(key);
  const picture = known ?? (await drawn(sketch));
  if (!known) kept.keep(key, picture);
  output.write(file, picture, key);
  return known ? 'reused' : 'made';
}

/** Loads what draws when the first picture is wanted: most builds find all of them kept. */
async function drawn({ draw }: Sketch): Promise<Buffer> {
  const { drawPicture } = await import('./draw-picture.ts');
  return drawPicture(draw);
}

/** One after the other, so that only those in work take memory. */
function* sketchesOf({ shows, station }: Catalog): Generator<Sketch> {
  const hand = drawnBy();
  const keyOf = (words: object) => hash('sha256', hand + JSON.stringify(words));
  const name = stationWords(station);
  yield { file: PICTURE_FILES.station, key: keyOf(name), draw: (faces) => drawStation(name, faces) };
  for (const show of shows) {
    const words = showWords(show, station);
    yield { file: PICTURE_FILES.show(show.slug), key: keyOf(words), draw: (faces) => drawShow(words, faces) };
  }
}
