import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { filesBelow } from '../../scripts/build/files-below.ts';
import { demandOutFolder } from '../../scripts/build/out-folder.ts';
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
const feed = () => join(site(), 'feed.xml');
const removeFromSite = (path: string) => rmSync(join(site(), path));
const contents = () =>
  Object.fromEntries(filesBelow(site()).map((path) => [path, readFileSync(join(site(), path), 'utf8')]));

/** What lies in the folder before a build of the same files. */
const OBSTACLES: Readonly<Record<string, (place: (path: string) => string) => void>> = {
  'a file where a folder is wanted': (place) => writeFileSync(place('shows'), 'a file'),
  'a file where the last of its folders is wanted': (place) => writeFileSync(place('shows/1'), 'a file'),
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
    const folders = ['shows', 'shows/1', 'shows/2'];
    expect(readdirSync(site(), { recursive: true }).sort()).toEqual(
      [...folders, ...Object.keys(FILES)].sort(),
    );
  });

  test('stays as a folder when nothing belongs to it any more', () => {
    build(FILES);
    expect(build({})).toMatchObject({ files: 0, removed: 4 });
    expect(readdirSync(site())).toEqual([]);
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

  test('has a file that tells no more than its bytes made again when they are others', () => {
    const writtenOf = (text: string) => {
      const output = new Output(site(), join(root, 'records'), 'templates');
      output.write('playlist.json', bytesOf(text));
      return output.finish().written;
    };
    expect(['one', 'one', 'two', 'two'].map(writtenOf)).toEqual([1, 0, 1, 0]);
    expect(contents()).toEqual({ 'playlist.json': 'two' });
  });

  test.each<[string, () => void, number]>([
    ['is as it was, at another time', () => utimesSync(feed(), 1, 1), 0],
    ['was changed into another of its length', () => writeFileSync(feed(), '<RSS/>'), 1],
    ['was cut short', () => writeFileSync(feed(), '<rss'), 1],
    ['was lost', () => rmSync(feed()), 1],
    [
      'became a folder',
      () => {
        rmSync(feed());
        mkdirSync(feed());
      },
      1,
    ],
  ])('has a file made again only where need be: it %s', (_, happen, written) => {
    build(FILES);
    happen();
    for (const times of [written, 0]) {
      expect(build(FILES)).toMatchObject({ written: times, removed: 0 });
      expect(contents()).toEqual(FILES);
    }
  });

  test.each<[string, (record: string) => void]>([
    ['is gone', (record) => rmSync(record)],
    ['was cut short', (record) => truncateSync(record, 100)],
    ['was changed', (record) => writeFileSync(record, readFileSync(record, 'utf8').replace('feed', 'food'))],
    ['is something else', (record) => writeFileSync(record, `templates x\n[1]\n`)],
  ])('is made anew where what is known of it %s', (_, damage) => {
    build(FILES);
    const [record = ''] = filesBelow(join(root, 'records'));
    damage(join(root, 'records', record));
    expect(build(FILES)).toMatchObject({ written: 4, removed: 0 });
    expect(build(FILES)).toMatchObject({ written: 0, removed: 0 });
  });

  test('takes in what others put there, and a whole folder below one of its own', () => {
    const made = join(root, 'made');
    mkdirSync(join(made, 'parts'), { recursive: true });
    for (const path of ['index.js', 'parts/1.js']) writeFileSync(join(made, path), path);
    const buildWith = (key: string) => {
      const output = new Output(site(), join(root, 'records'), 'templates');
      if (!output.keeps('playlist.json', key)) {
        writeFileSync(join(site(), 'playlist.json'), key);
        output.adopt('playlist.json', key);
      }
      output.copy(made, 'search/', key);
      expect(() => output.adopt('nowhere.db', key)).toThrow('nowhere.db was not written');
      return output.finish();
    };
    expect(buildWith('one')).toEqual({ files: 3, bytes: 21, written: 3, removed: 0 });
    expect(buildWith('one')).toMatchObject({ files: 3, written: 0, removed: 0 });
    writeFileSync(join(made, 'index.js'), 'else.js ');
    expect(buildWith('two')).toMatchObject({ files: 3, written: 3, removed: 0 });
    expect(contents()).toEqual({
      'playlist.json': 'two',
      'search/index.js': 'else.js ',
      'search/parts/1.js': 'parts/1.js',
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

  test('takes the place of whatever lies in dist/', () => {
    const from = process.cwd();
    onTestFinished(() => process.chdir(from));
    process.chdir(root);
    for (const name of ['dist', 'other']) {
      mkdirSync(name);
      writeFileSync(join(name, 'old.html'), 'old');
    }
    expect(() => demandOutFolder('dist')).not.toThrow();
    expect(() => demandOutFolder('other')).toThrow('something else lies there');
  });

  test('never takes the place of a file', () => {
    writeFileSync(site(), 'precious');
    expect(() => build(FILES)).toThrow('something else lies there');
    expect(readFileSync(site(), 'utf8')).toBe('precious');
  });

  test('begins from nothing in the place that a link leads to', () => {
    const www = join(root, 'www');
    mkdirSync(www);
    symlinkSync(www, site());
    build({ ...FILES, 'old.html': 'old' });
    new Output(site(), join(root, 'records'), 'templates').forget();
    expect(filesBelow(www)).toEqual(['.airlog-build']);
    writeFileSync(join(www, 'shows'), 'a file');
    build(FILES);
    expect(filesBelow(www)).toEqual(Object.keys(FILES).sort());
  });

  test('tells what the disk refused', () => {
    expect(() => build({ ...FILES, [`${'long'.repeat(100)}.html`]: 'x' })).toThrow('ENAMETOOLONG');
    expect(build(FILES)).toMatchObject({ files: 4 });
  });
});
