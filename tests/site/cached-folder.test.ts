import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CACHE_FOLDER, cachedFiles, cachedFolder, keptFolder } from '../../scripts/build/cached-folder.ts';
import { place, temporaryFolder } from '../values/folders.ts';

const SHELF = 'things';
const DAY_MS = 86_400_000;
const from = process.cwd();

beforeEach(() => process.chdir(temporaryFolder()));
afterEach(() => process.chdir(from));

let made = 0;

/** Makes a folder of two files, and counts how often. */
async function make(folder: string): Promise<void> {
  made += 1;
  place(folder, 'index.json', '{}');
  place(folder, 'parts/1.json', 'one');
}

async function timesMade(act: () => Promise<unknown>): Promise<number> {
  const before = made;
  await act();
  return made - before;
}

/** What lies on the shelf. */
const namesOnShelf = () => readdirSync(join(CACHE_FOLDER, SHELF)).sort();

/** As if a folder had last been used so many days ago. */
function age(folder: string, days: number): void {
  const then = new Date(Date.now() - days * DAY_MS);
  utimesSync(folder, then, then);
}

describe('a cached folder', () => {
  test('is made once for a key, and holds what was made', async () => {
    expect(keptFolder(SHELF, 'a')).toBeNull();
    expect(await timesMade(() => cachedFolder(SHELF, 'a', make))).toBe(1);
    expect(await timesMade(() => cachedFolder(SHELF, 'a', make))).toBe(0);
    expect(await timesMade(() => cachedFolder(SHELF, 'b', make))).toBe(1);
    const folder = keptFolder(SHELF, 'a') ?? '';
    expect(cachedFiles(folder)).toEqual(['index.json', 'parts/1.json']);
    expect(namesOnShelf()).toEqual(['a', 'b']);
  });

  test.each<[string, (folder: string) => void]>([
    ['a file of it is another', (folder) => writeFileSync(join(folder, 'parts/1.json'), 'two')],
    ['a file of it is gone', (folder) => rmSync(join(folder, 'index.json'))],
    ['a file came into it', (folder) => writeFileSync(join(folder, 'new.json'), '')],
    ['nothing tells what it held', (folder) => rmSync(join(folder, 'contents.json'))],
    ['what tells it was cut short', (folder) => writeFileSync(join(folder, 'contents.json'), '{')],
  ])('is made again where %s', async (_, damage) => {
    const folder = await cachedFolder(SHELF, 'a', make);
    damage(folder);
    expect(keptFolder(SHELF, 'a')).toBeNull();
    expect(await timesMade(() => cachedFolder(SHELF, 'a', make))).toBe(1);
    expect(cachedFiles(folder)).toEqual(['index.json', 'parts/1.json']);
    expect(readFileSync(join(folder, 'parts/1.json'), 'utf8')).toBe('one');
  });

  test('whose making broke off is made again', async () => {
    const breakOff = async (folder: string) => {
      await make(folder);
      throw new Error('out of paper');
    };
    await expect(cachedFolder(SHELF, 'a', breakOff)).rejects.toThrow('out of paper');
    expect(keptFolder(SHELF, 'a')).toBeNull();
    expect(await timesMade(() => cachedFolder(SHELF, 'a', make))).toBe(1);
  });

  test('that another build makes meanwhile is taken, and ours goes', async () => {
    const folder = await cachedFolder(SHELF, 'a', async (draft) => {
      await cachedFolder(SHELF, 'a', make);
      await make(draft);
    });
    expect(cachedFiles(folder)).toEqual(['index.json', 'parts/1.json']);
    expect(namesOnShelf()).toEqual(['a']);
  });

  test('is not taken for made where something else came in its way meanwhile', async () => {
    const inTheWay = async (draft: string) => {
      await make(draft);
      place(join(CACHE_FOLDER, SHELF, 'a'), 'stranger.txt', '');
    };
    await expect(cachedFolder(SHELF, 'a', inTheWay)).rejects.toThrow('ENOTEMPTY');
  });

  test('is made beside one that goes while the shelf is cleared', async () => {
    const folder = await cachedFolder(SHELF, 'a', make);
    symlinkSync('gone', join(folder, '..', 'unfinished-gone'));
    expect(await timesMade(() => cachedFolder(SHELF, 'b', make))).toBe(1);
  });

  test('goes when nobody used it for two weeks', async () => {
    const [unused, used, lately] = [
      await cachedFolder(SHELF, 'unused', make),
      await cachedFolder(SHELF, 'used', make),
      await cachedFolder(SHELF, 'lately', make),
    ];
    age(unused, 14.1);
    age(used, 14.1);
    age(lately, 13.9);
    keptFolder(SHELF, 'used');
    expect(existsSync(unused)).toBe(true);
    await cachedFolder(SHELF, 'other', make);
    expect(namesOnShelf()).toEqual(['lately', 'other', 'used']);
  });
});
