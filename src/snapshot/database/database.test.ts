import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { artistsOf } from '#domain/artists.ts';
import type { Catalog, CatalogShow } from '#domain/catalog.ts';
import { statsOf } from '#domain/stats.ts';
import { toplistsDocument } from '#emit/api-archive.ts';
import { loadCatalog } from '#site/catalog.ts';
import { hostileCatalog } from '#tests/formats/hostile-catalog.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import { temporaryFolder } from '#tests/values/folders.ts';
import { catalogOfRepeats } from '#tests/values/repeats.ts';
import { contentOf, snapshotIdOf } from './content.ts';
import { complaintsOf, contentIn, openDatabase } from './read.ts';
import { toplistsIn } from './toplists.ts';
import { writeDatabase } from './write.ts';

const catalogs = [
  ['the fixture', loadCatalog({ AIRLOG_DATA: writeFixture(), AIRLOG_NOW: '2026-03-21T12:00:00Z' })],
  ['hostile titles', hostileCatalog()],
  ['what comes back', catalogOfRepeats()],
] as const;

function databaseFile(catalog: Pick<Catalog, 'shows' | 'changes'>): string {
  const path = join(temporaryFolder(), 'catalog_read.db');
  writeDatabase(path, contentOf(catalog));
  return path;
}

/** A row as often as it has values, each time with another one in place of one of them. */
function othersOf<Row extends object>(row: Row): Row[] {
  const another = (value: unknown) => (typeof value === 'number' ? value + 1 : `${value}!`);
  return Object.entries(row).map(([key, value]) => ({ ...row, [key]: another(value) }));
}

function bytesOf(catalog: Pick<Catalog, 'shows' | 'changes'>): Buffer {
  return readFileSync(databaseFile(catalog));
}

describe.each(catalogs)('the database of %s', (_, catalog) => {
  test('is the same byte for byte whatever the order of the shows', () => {
    const changes = catalog.changes.toSorted((a, b) => a.show_id - b.show_id);
    const turned = { shows: catalog.shows.toReversed(), changes };
    expect(bytesOf(turned).equals(bytesOf(catalog))).toBe(true);
  });

  test('does not depend on the moment: a week in which nothing happened is not recorded', () => {
    const empty = { ...catalog.current, show_id: 20260325, slug: '2026-03-25', title: null, notes: null };
    const longer = { ...catalog, shows: [{ ...empty, tracks: [] }, ...catalog.shows] };
    expect(bytesOf(longer).equals(bytesOf(catalog))).toBe(true);
    expect(snapshotIdOf(contentOf(longer))).toBe(snapshotIdOf(contentOf(catalog)));
  });

  test('is sound and breaks no reference', () => {
    expect(complaintsOf(openDatabase(databaseFile(catalog)))).toEqual([]);
  });

  test('gives back everything that it was made of', () => {
    const database = openDatabase(databaseFile(catalog));
    expect(contentIn(database)).toEqual(contentOf(catalog));
    expect(toplistsIn(database)).toEqual(toplistsDocument(catalog));
    const ranked = `FROM toplists GROUP BY list, part HAVING min(rank) <> 1 OR max(rank) <> count(*)`;
    expect(database.prepare(`SELECT list, part ${ranked}`).all()).toEqual([]);
    const parted = `SELECT DISTINCT list FROM toplists WHERE part_plays IS NOT NULL AND list <> 'genre'`;
    expect(database.prepare(parted).all()).toEqual([]);
    const topArtists = `SELECT artist_slug AS slug, artist AS name, plays, first_show, last_show
      FROM toplists WHERE list = 'artists' ORDER BY rank`;
    expect(database.prepare(topArtists).all()).toEqual(
      toplistsDocument(catalog).artists.map(({ tracks: _, ...ranked }) => ranked),
    );
    const artists = artistsOf(catalog).map(({ slug, name, plays }) => ({ slug, name, plays: plays.length }));
    expect(database.prepare('SELECT slug, name, plays FROM artists ORDER BY slug').all()).toEqual(
      artists.toSorted((a, b) => Buffer.compare(Buffer.from(a.slug), Buffer.from(b.slug))),
    );
  });

  test('holds a track once, and where it can be had unless it is gone', () => {
    const database = openDatabase(databaseFile(catalog));
    expect(database.prepare('SELECT count(*) FROM tracks').pluck().get()).toBe(statsOf(catalog).tracks);
    const files = database.prepare('SELECT * FROM track_files JOIN tracks ON tracks.id = track').all();
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { permalink_url: url, license, state } = file as Record<string, unknown>;
      expect(file).toMatchObject({ kind: 'soundcloud', url, quality: null, license, is_primary: 1 });
      expect(state).toBe('liked');
    }
  });
});

describe('the database', () => {
  let database: Database.Database;

  beforeAll(() => {
    const path = join(mkdtempSync(join(tmpdir(), 'airlog-database-')), 'catalog_read.db');
    writeDatabase(path, contentOf(catalogs[0][1]));
    database = openDatabase(path);
    rmSync(dirname(path), { recursive: true });
    return () => database.close();
  });

  test('is of another snapshot as soon as any value is another', () => {
    const { current } = catalogs[2][1];
    const [change] = catalogs[2][1].changes;
    const [track] = current.tracks;
    if (!track || !change) throw new Error('nothing is played, or nothing happened');
    const { tracks: _, ...facts } = current;
    const contents = [
      { shows: [current], changes: [change] },
      ...othersOf(facts).map((other) => ({ shows: [{ ...current, ...other }], changes: [change] })),
      ...othersOf(track).map((other) => ({ shows: [{ ...current, tracks: [other] }], changes: [change] })),
      ...othersOf(change).map((other) => ({ shows: [current], changes: [other] })),
    ];
    expect(contents.length).toBeGreaterThan(30);
    expect(new Set(contents.map(snapshotIdOf)).size).toBe(contents.length);
  });

  test.each<[string, Partial<CatalogShow>]>([
    ['a title', { title: 'x' }],
    ['notes', { notes: 'x' }],
    ['a track', { tracks: catalogs[2][1].current.tracks }],
  ])('records a show of which nothing is known but %s', (_, known) => {
    const bare = { ...catalogs[2][1].current, title: null, notes: null, tracks: [], ...known };
    expect(contentOf({ shows: [bare], changes: [] }).shows).toEqual([bare]);
  });

  test('takes the place of the one that lies there, and is not made by reading one', () => {
    const path = databaseFile(catalogs[0][1]);
    writeDatabase(path, contentOf(catalogs[2][1]));
    expect(readFileSync(path).equals(bytesOf(catalogs[2][1]))).toBe(true);
    rmSync(path);
    expect(() => openDatabase(path)).toThrow('unable to open');
  });

  test('keeps a show of which every like was taken back, for its history', () => {
    const [, catalog] = catalogs[0];
    const [first, ...others] = catalog.shows;
    const bare = { ...catalog, shows: [{ ...(first ?? catalog.current), tracks: [] }, ...others] };
    expect(contentIn(openDatabase(databaseFile(bare)))).toEqual(contentOf(bare));
  });

  test.each([
    ['surprise', ['Ночная Sürprîse 🌙 夜']],
    ['nandu', ['Ночная Sürprîse 🌙 夜']],
    ['НОЧНАЯ', ['Ночная библиотека', 'Ночная Sürprîse 🌙 夜']],
    ['夜*', ['夜の図書館', 'Ночная Sürprîse 🌙 夜']],
    ['مكتبة', ['مكتبة الليل']],
    ['artist: vanished', ['Gone Already']],
    ['title: vanished', []],
  ])('finds %s in titles and artists', (words, titles) => {
    const found = database
      .prepare(
        'SELECT t.title FROM tracks_fts JOIN tracks t ON t.id = tracks_fts.rowid WHERE tracks_fts MATCH ?',
      )
      .pluck()
      .all(words) as string[];
    expect(found.sort()).toEqual(titles.sort());
  });

  test('finds a show by a word of its notes', () => {
    const find = database.prepare('SELECT rowid FROM shows_fts WHERE shows_fts MATCH ?').pluck();
    expect(find.all('lights')).toEqual([20260311]);
  });

  test.each([
    [
      'a row that refers to nothing',
      'UPDATE show_tracks SET track = 999 WHERE position = 1',
      /^a row of show_tracks refers to nothing in tracks$/m,
    ],
    [
      'a track unlike its plays',
      `UPDATE tracks SET title = 'x' WHERE id = 1`,
      /^track x is not as its newest play/,
    ],
    [
      'a figure that cannot be',
      'PRAGMA ignore_check_constraints = ON; UPDATE artists SET plays = 0',
      /^is damaged: CHECK constraint failed in artists$/m,
    ],
    ['another kind of file', 'PRAGMA application_id = 1', /no database of an archive/],
    ['tables of another version', 'PRAGMA user_version = 9', /^has tables of version 9, expected 1$/],
  ])('is complained of for %s', (_, damage, words) => {
    const path = databaseFile(catalogs[0][1]);
    const file = new Database(path);
    file.pragma('foreign_keys = OFF');
    file.exec(damage);
    file.close();
    expect(complaintsOf(openDatabase(path)).join('\n')).toMatch(words);
  });
});
