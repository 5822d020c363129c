import type Database from 'better-sqlite3';
import type { ManifestDocument } from '#domain/api.ts';

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
