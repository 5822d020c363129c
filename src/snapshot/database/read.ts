import Database from 'better-sqlite3';
import type { ManifestDocument } from '#domain/api.ts';
import { type CatalogShow, CatalogTrack } from '#domain/catalog.ts';
import { Change } from '#domain/changes.ts';
import type { Content } from './content.ts';
import { APPLICATION_ID, SCHEMA_VERSION, TRACK_FACTS } from './schema.ts';

/** Opens a file to read it; one that is no database is found out by {@link complaintsOf}. */
export function openDatabase(path: string): Database.Database {
  const database = new Database(path, { fileMustExist: true });
  database.pragma('query_only = ON'); // Of a file that is opened as read-only SQLite checks no CHECK.
  return database;
}

/** What is wrong with the file itself: its kind, its version, its pages, its references. */
export function complaintsOf(database: Database.Database): string[] {
  try {
    const value = (pragma: string) => database.pragma(pragma, { simple: true });
    if (value('application_id') !== APPLICATION_ID) return ['is no database of an archive'];
    if (value('user_version') !== SCHEMA_VERSION) {
      return [`has tables of version ${value('user_version')}, expected ${SCHEMA_VERSION}`];
    }
    const pages = database.prepare('SELECT * FROM pragma_integrity_check').pluck().all() as string[];
    const references = database
      .prepare('SELECT "table" AS source, parent FROM pragma_foreign_key_check')
      .all();
    return [
      ...pages.filter((words) => words !== 'ok').map((words) => `is damaged: ${words}`),
      ...(references as { source: string; parent: string }[]).map(
        ({ source, parent }) => `a row of ${source} refers to nothing in ${parent}`,
      ),
      ...staleTracks(database).map((title) => `track ${title} is not as its newest play tells it`),
    ];
  } catch (error) {
    return [`cannot be read: ${error instanceof Error ? error.message : error}`];
  }
}

/** Names of tracks that differ from their newest play. */
function staleTracks(database: Database.Database): string[] {
  return database
    .prepare(
      `SELECT title FROM (
        SELECT id, ${TRACK_FACTS} FROM tracks
        EXCEPT
        SELECT track, ${TRACK_FACTS}
        FROM (SELECT *, max(show_id) FROM show_tracks GROUP BY track))`,
    )
    .pluck()
    .all() as string[];
}

const TRACK_FIELDS = Object.keys(CatalogTrack.shape).join();
const CHANGE_FIELDS = Object.keys(Change.shape)
  .map((field) => (field === 'slug' ? 'shows.slug' : `changes.${field}`))
  .join();

/** The content that the database was made of. */
export function contentIn(database: Database.Database): Content {
  const tracksOf = database.prepare(
    `SELECT ${TRACK_FIELDS} FROM show_tracks WHERE show_id = ? ORDER BY position`,
  );
  const shows = database.prepare('SELECT * FROM shows ORDER BY show_id').all() as CatalogShow[];
  const changes = database.prepare(
    `SELECT ${CHANGE_FIELDS} FROM changes JOIN shows USING (show_id) ORDER BY changes.id`,
  );
  return {
    shows: shows.map((show) => ({ ...show, tracks: tracksOf.all(show.show_id) as CatalogTrack[] })),
    changes: changes.all() as Change[],
  };
}

const COUNTS = `SELECT
  (SELECT count(*) FROM shows) AS shows,
  (SELECT count(*) FROM tracks) AS tracks,
  (SELECT count(*) FROM show_tracks) AS plays,
  (SELECT count(*) FROM artists) AS artists,
  (SELECT count(*) FROM track_files) AS files,
  (SELECT count(DISTINCT artwork_url) FROM tracks) AS covers`;

/** How much the tables hold. */
export function countsOf(database: Database.Database): ManifestDocument['counts'] {
  return database.prepare(COUNTS).get() as ManifestDocument['counts'];
}

/** How much a written database holds. */
export function readCounts(path: string): ManifestDocument['counts'] {
  const database = openDatabase(path);
  try {
    return countsOf(database);
  } finally {
    database.close();
  }
}
