import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesBelow } from '../../scripts/build/files-below.ts';
import { Output } from '../../scripts/build/output.ts';

let root: string;
const site = () => join(root, 'site');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'airlog-output-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Builds a site of so many files, as `npm run build` would; a key is its file's text. */
function build(files: Readonly<Record<string, string>>, builtWith = 'templates') {
  const output = new Output(site(), join(root, 'records'), builtWith);
  for (const [path, text] of Object.entries(files)) output.write(path, bytesOf(text), text);
  return output.finish();
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const removeFromSite = (path: string) => rmSync(join(site(), path));
const contents = () =>
  Object.fromEntries(filesBelow(site()).map((path) => [path, readFileSync(join(site(), path), 'utf8')]));

/** What lies in the folder before a build of the same files. */
const OBSTACLES: Readonly<Record<string, (place: (path: string) => string) => void>> = {
  'a file where a folder is wanted': (place) => writeFileSync(place('shows'), 'a file'),
  'a folder where a file is wanted': (place) => mkdirSync(place('feed.xml/deep'), { recursive: true }),
  'files of another site': (place) => writeFileSync(place('old.html'), 'old'),
};

describe('a site that is written', () => {
  const FILES = {
    'playlist.json': '{}',
    'feed.xml': '<rss/>',
    'shows/1/index.html': 'first',
    'shows/2/index.html': '',
  };

  test.each(Object.entries(OBSTACLES))('holds its files and nothing more where %s lay', (_, put) => {
    build({ 'playlist.json': '{}' });
    put((path) => {
      mkdirSync(dirname(join(site(), path)), { recursive: true });
      return join(site(), path);
    });
    expect(build(FILES)).toMatchObject({ files: 4, bytes: 13 });
    expect(contents()).toEqual(FILES);
  });

  test('is left alone where it would come out the same', () => {
    expect(build(FILES)).toMatchObject({ written: 4, removed: 0 });
    expect(build(FILES)).toMatchObject({ written: 0, removed: 0 });
    expect(build({ ...FILES, 'feed.xml': '<feed/>' })).toMatchObject({ written: 1, removed: 0 });
    expect(build({ 'playlist.json': '{}' }, 'other templates')).toMatchObject({
      written: 1,
      removed: 3,
    });
  });

  test('is built again where a build was cut short', () => {
    const tooLong = { [`${'long'.repeat(100)}.html`]: 'x' };
    expect(() => build({ 'index.html': 'half', ...tooLong })).toThrow('ENAMETOOLONG');
    expect(build(FILES)).toMatchObject({ files: 4, removed: 1 });
    expect(contents()).toEqual(FILES);
  });

  test.each<[string, () => void]>([
    ['in the place of a site that was removed', () => rmSync(site(), { recursive: true })],
    ['in the folder that a site was taken out of', () => filesBelow(site()).forEach(removeFromSite)],
  ])('never takes the place of a stranger’s files %s', (_, remove) => {
    build(FILES);
    remove();
    mkdirSync(site(), { recursive: true });
    writeFileSync(join(site(), 'thesis.txt'), 'precious');
    expect(() => build(FILES)).toThrow('something else lies there');
    expect(contents()).toEqual({ 'thesis.txt': 'precious' });
  });

  test('begins from nothing in the place that a link leads to', () => {
    const www = join(root, 'www');
    mkdirSync(www);
    symlinkSync(www, site());
    build({ ...FILES, 'old.html': 'old' });
    new Output(site(), join(root, 'records'), 'templates').forget();
    expect(filesBelow(www)).toEqual(['.airlog-build']);
    build(FILES);
    expect(filesBelow(www)).toEqual(Object.keys(FILES).sort());
  });

  test('tells what the disk refused', () => {
    expect(() => build({ ...FILES, [`${'long'.repeat(100)}.html`]: 'x' })).toThrow('ENAMETOOLONG');
    expect(build(FILES)).toMatchObject({ files: 4 });
  });
});
