import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { ManifestDocument } from '#domain/api.ts';
import type { Content } from './content.ts';
import { fill } from './fill.ts';
import { countsOf } from './read.ts';
import { APPLICATION_ID, INDEXES, SCHEMA_VERSION, TABLES } from './schema.ts';

/**
 * Writes the content as a SQLite file: the same content always gives the same bytes. A file that is
 * there is replaced; one that is cut short is worth nothing, so write beside the place and rename.
 * Returns how much it holds.
 */
export function writeDatabase(path: string, content: Content): ManifestDocument['counts'] {
  rmSync(path, { force: true });
  const database = new Database(path);
  try {
    database.pragma('page_size = 16384');
    database.pragma('journal_mode = OFF'); // Nobody reads the file before it is whole.
    database.pragma('synchronous = OFF');
    database.pragma('foreign_keys = OFF'); // The rows come from one catalog; tests and verify check them.
    database.pragma('ignore_check_constraints = ON');
    database.pragma('cache_size = -8192');
    database.exec(TABLES);
    database.transaction(() => {
      fill(database, content);
      database.exec(INDEXES);
    })();
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
    return countsOf(database);
  } finally {
    database.close();
  }
}
