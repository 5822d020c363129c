import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentOf } from '#snapshot/database/content.ts';
import { writeDatabase } from '#snapshot/database/write.ts';
import { temporaryFolder } from '#tests/values/folders.ts';
import { without } from '#tests/values/programs.ts';
import { hostileCatalog } from './hostile-catalog.ts';

const catalog = hostileCatalog();

function databaseFile(): string {
  const path = join(temporaryFolder(), 'catalog_read.db');
  writeDatabase(path, contentOf(catalog));
  return path;
}

/** What the system's own sqlite3 answers: another release of the library than the one that wrote the file. */
function ask(path: string, ...commands: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync('sqlite3', [path, ...commands], { encoding: 'utf8' });
  if (error) throw error;
  return stdout + stderr;
}

describe.skipIf(without('sqlite3'))('catalog_read.db, to the sqlite3 command', () => {
  test('is sound, breaks no reference, and its indexes of words agree with its tables', () => {
    const path = databaseFile();
    expect(ask(path, 'PRAGMA integrity_check')).toBe('ok\n');
    expect(ask(path, 'PRAGMA foreign_key_check')).toBe('');
    expect(ask(path, 'PRAGMA user_version')).toBe('1\n');
    const found = ask(path, `SELECT count(*) FROM tracks_fts WHERE tracks_fts MATCH 'long AND title'`);
    expect(found).toBe('1\n');
  });

  test('gives hostile titles and names back as they are', () => {
    const rows = JSON.parse(
      ask(
        databaseFile(),
        '.mode json',
        'SELECT position, title, artist, genre FROM show_tracks ORDER BY show_id, position',
      ),
    );
    const played = catalog.shows.toReversed().flatMap((show) => show.tracks);
    expect(rows).toEqual(
      played.map(({ position, title, artist, genre }) => ({ position, title, artist, genre })),
    );
  });

  test('is refused where it is broken', () => {
    const path = join(temporaryFolder(), 'broken.db');
    writeFileSync(path, 'SQLite format 3\0 and then nothing of the kind');
    expect(ask(path, 'PRAGMA integrity_check')).toMatch(/not a database|malformed/);
  });
});
