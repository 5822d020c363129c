import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Catalog } from '#domain/catalog.ts';
import { drawShow, drawStation } from '#emit/pictures/draw.ts';
import type { Typeface } from '#emit/pictures/typeface.ts';
import { altOf, editionOf, showWords, stationWords } from '#emit/pictures/words.ts';
import { FileProgress } from '../../scripts/build/file-progress.ts';
import { Output } from '../../scripts/build/output.ts';
import { readTypefaces } from '../../scripts/build/pictures/typefaces.ts';
import { writePictures } from '../../scripts/build/pictures/write-pictures.ts';
import { hostileCatalog } from './hostile-catalog.ts';

const catalog = hostileCatalog();
const NAMES = ['shows/2026-03-04.png', 'shows/2026-03-11.png', 'station.png'];
const folders: string[] = [];

function someFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'airlog-pictures-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const picturesIn = (folder: string) => NAMES.map((name) => readFileSync(join(folder, name)));

async function make(cache: string, of: Catalog = catalog) {
  const folder = someFolder();
  const output = new Output(folder, someFolder(), 'tests');
  const told: string[] = [];
  const progress = new FileProgress(1, (files, all) => told.push(`${files} of ${all}`));
  const counts = await writePictures(output, cache, of, progress);
  output.finish();
  return {
    told,
    counts,
    pictures: picturesIn(folder),
    files: readdirSync(folder, { recursive: true }).sort(),
  };
}

describe('pictures for unfurled links', () => {
  let first: Awaited<ReturnType<typeof make>>;
  const firstCache = join(someFolder(), 'pictures');
  beforeAll(async () => {
    first = await make(firstCache);
  });

  /** What the first of all builds kept. */
  function filledCache(): string {
    const cache = someFolder();
    cpSync(firstCache, cache, { recursive: true });
    return cache;
  }

  test('are told one by one', () => {
    expect(first.told).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  });

  test('are PNGs of the size that programs take, one a show and one of the station', async () => {
    expect(first.files).toEqual(['shows', ...NAMES].sort());
    for (const picture of first.pictures) {
      const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width: 1200, height: 630 });
      expect(new Set(data).size).toBeGreaterThan(3);
      expect(picture.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
      expect(picture.length).toBeLessThan(100_000);
    }
  });

  test('are the same bytes wherever and whenever they are made', async () => {
    const again = await make(someFolder());
    expect(again.counts).toEqual({ made: 3, reused: 0 });
    expect(again.pictures).toEqual(first.pictures);
  });

  test('are well-formed drawings that ask no font or file of the machine, whatever the titles are', async () => {
    const typefaces = await readTypefaces();
    const { shows, station } = catalog;
    const drawings = [
      ...shows.flatMap((show) =>
        show.tracks.map((track) =>
          drawShow(showWords({ ...show, title: track.title, tracks: [track] }, station), typefaces),
        ),
      ),
      drawShow(showWords({ ...catalog.current, tracks: [] }, station), typefaces),
      drawStation(stationWords(station), typefaces),
    ];
    expect(drawings.length).toBeGreaterThan(10);
    for (const svg of drawings) {
      expect(XMLValidator.validate(svg)).toBe(true);
      expect(svg).not.toMatch(/<(?!\/?(?:svg|g|rect|path)\b)|NaN|undefined/);
    }
  });

  test('have letters that stand on their line, those with marks from the same typeface, and other scripts from dots', async () => {
    const { printed, typed } = await readTypefaces();
    const advances = (typeface: Typeface, signs: string) => [...signs].map((sign) => typeface(sign)?.advance);
    expect(printed('I')).toEqual({ advance: 188, outline: 'M40 0L40 -735L148 -735L148 0Z' });
    const [letter] = advances(printed, 'e');
    expect(advances(printed, 'eěế夜')).toEqual([letter, letter, letter, 1000]);
    expect(advances(typed, 'eě夜')).toEqual([600, 600, 1000]);
  });

  test('are taken from the cache while they say the same and are drawn by the same', async () => {
    const cache = filledCache();
    expect((await make(cache)).counts).toEqual({ made: 0, reused: 3 });
    const renamed = { ...catalog, shows: catalog.shows.map((show) => ({ ...show, title: `${show.slug}!` })) };
    expect((await make(cache, renamed)).counts).toEqual({ made: 2, reused: 1 });
    expect(readdirSync(cache)).toHaveLength(3);
    const { arch } = process;
    onTestFinished(() => void Object.defineProperty(process, 'arch', { value: arch }));
    Object.defineProperty(process, 'arch', { value: 'another' });
    expect((await make(cache, renamed)).counts).toEqual({ made: 3, reused: 0 });
  });

  test('that lie in the site already are left there, and in the cache too', async () => {
    const [folder, records, cache] = [someFolder(), someFolder(), filledCache()];
    for (const written of [4, 0]) {
      const output = new Output(folder, records, 'tests');
      output.write('playlist.json', Buffer.from('{}'));
      expect(await writePictures(output, cache, catalog, new FileProgress(1))).toEqual({
        made: 0,
        reused: 3,
      });
      expect(output.finish()).toMatchObject({ written });
    }
    expect(readdirSync(cache)).toHaveLength(3);
  });

  test.each<[string, (file: string) => void]>([
    ['empty', (file) => writeFileSync(file, '')],
    ['cut off', (file) => truncateSync(file, 2000)],
    ['another picture', (file) => writeFileSync(file, first.pictures[0] ?? '')],
    [
      'wrong by one bit',
      (file) => {
        const kept = readFileSync(file);
        kept[500] = (kept[500] ?? 0) ^ 1;
        writeFileSync(file, kept);
      },
    ],
    [
      'no file',
      (file) => {
        rmSync(file);
      },
    ],
  ])('are right when what the cache kept is %s', async (_, damage) => {
    const cache = filledCache();
    for (const name of readdirSync(cache)) damage(join(cache, name));
    const mended = await make(cache);
    expect(mended.counts).toEqual({ made: 3, reused: 0 });
    expect(mended.pictures).toEqual(first.pictures);
    expect((await make(cache)).counts).toEqual({ made: 0, reused: 3 });
  });

  test('are made without a cache where none can be kept, and nothing of others is dropped from it', async () => {
    const file = join(someFolder(), 'a-file');
    writeFileSync(file, 'kept');
    expect((await make(join(file, 'pictures'))).pictures).toEqual(first.pictures);
    const cache = someFolder();
    const theirs = ['README', `${'0'.repeat(64)}.txt`];
    for (const name of theirs) writeFileSync(join(cache, name), 'kept');
    writeFileSync(join(cache, `${'0'.repeat(64)}.12345`), 'half of a pic');
    await make(cache);
    expect(readdirSync(cache)).toEqual(expect.arrayContaining(theirs));
    expect(readdirSync(cache)).toHaveLength(5);
  });
});

test('a picture has another address as soon as it says something else, and says it in words too', () => {
  const words = showWords(catalog.current, catalog.station);
  expect(editionOf(words)).toBe(editionOf(showWords(catalog.current, catalog.station)));
  const editions = [words, { ...words, trackCount: 99 }, { ...words, title: 'x' }].map(editionOf);
  expect(new Set(editions).size).toBe(3);
  expect(altOf({ ...words, title: 'The Storm', trackCount: 2 })).toMatch(
    /^The log sheet of .*, The Storm, .*: 2 tracks, /,
  );
  expect(altOf({ ...words, trackCount: 1 })).toContain(': 1 track, ');
});
