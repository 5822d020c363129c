import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog } from '#domain/catalog.ts';
import { loadCatalog } from '#site/catalog.ts';
import { writeFixture } from '#tests/site/fixture.ts';
import { databaseOf, recordedShows } from './sqlite.ts';

const AIRLOG_NOW = '2026-03-21T12:00:00Z';
let catalog: Catalog;
let database: Database.Database;

beforeAll(() => {
  catalog = loadCatalog({ AIRLOG_DATA: writeFixture(), AIRLOG_NOW });
  database = new Database(databaseOf(catalog), { readonly: true });
  return () => database.close();
});

function search(words: string): string[] {
  const found = database
    .prepare(
      'SELECT t.title FROM tracks_fts f JOIN tracks t ON t.id = f.rowid WHERE tracks_fts MATCH ? ORDER BY t.id',
    )
    .all(words) as { title: string }[];
  return found.map(({ title }) => title);
}

describe('the database', () => {
  test('is the same byte for byte whatever the order of the shows', () => {
    const turned = { shows: catalog.shows.toReversed() };
    expect(databaseOf(turned).equals(databaseOf(catalog))).toBe(true);
  });

  test('does not depend on the moment: a week without tracks is not recorded', () => {
    const empty = { ...catalog.current, show_id: 20260325, slug: '2026-03-25', tracks: [] };
    expect(databaseOf({ shows: [empty, ...catalog.shows] }).equals(databaseOf(catalog))).toBe(true);
  });

  test('changes with a title', () => {
    const [first, ...others] = catalog.shows;
    if (!first) throw new Error('the fixture has no show');
    expect(
      databaseOf({ shows: [{ ...first, title: 'Another' }, ...others] }).equals(databaseOf(catalog)),
    ).toBe(false);
  });

  test('is sound, tells its version, and breaks no reference', () => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    expect(database.pragma('foreign_key_check')).toEqual([]);
  });

  test('gives every lineup back in order', () => {
    const plays = database.prepare(
      'SELECT p.position, t.track_id, p.title FROM show_tracks p JOIN tracks t ON t.id = p.track WHERE show_id = ? ORDER BY position',
    );
    for (const show of recordedShows(catalog)) {
      const expected = show.tracks.map(({ position, track_id, title }) => ({ position, track_id, title }));
      expect(plays.all(show.show_id)).toEqual(expected);
    }
  });

  test('holds a track once, however many shows played it', () => {
    const plays = catalog.shows.flatMap((show) => show.tracks);
    const tracks = new Set(plays.map((track) => track.permalink_url));
    expect(database.prepare('SELECT count(*) AS n FROM tracks').get()).toEqual({ n: tracks.size });
    expect(database.prepare('SELECT count(*) AS n FROM show_tracks').get()).toEqual({ n: plays.length });
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
    expect(search(words).sort()).toEqual(titles.sort());
  });
});
