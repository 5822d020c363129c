import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf } from '#snapshot/database/content.ts';
import { openDatabase } from '#snapshot/database/read.ts';
import { writeDatabase } from '#snapshot/database/write.ts';
import { benchCatalog } from './catalog.ts';

/** What building the database of a catalog took, and asking it. */
export interface MeasuredDatabase {
  shows: number;
  likes: number;
  bytes: number;
  /** SHA-256 of the file: the same catalog gives the same bytes. */
  sha256: string;
  buildMs: number;
  /** Of the process, with the catalog in its memory. */
  peakMegabytes: number;
  /** The slowest of several full-text queries. */
  queryMs: number;
}

/** Words of titles as people look for them: a word, its beginning, two together, a name. */
const QUERIES = ['ta', 'tea*', 'title: ro*', '"te ta"', 'artist: nothing'];

const catalog = benchCatalog(Number(process.argv[2]));
const folder = mkdtempSync(join(tmpdir(), 'airlog-bench-'));
const path = join(folder, 'catalog_read.db');
const started = performance.now();
const { shows, plays } = writeDatabase(path, contentOf(catalog));
const buildMs = performance.now() - started;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
const file = readFileSync(path);
const measured: MeasuredDatabase = {
  shows,
  likes: plays,
  bytes: file.length,
  sha256: hash('sha256', file),
  buildMs,
  peakMegabytes,
  queryMs: Math.max(...QUERIES.map(timedQuery)),
};
console.log(JSON.stringify(measured));
rmSync(folder, { recursive: true });

/** The first answer on a fresh connection, in milliseconds. */
function timedQuery(words: string): number {
  const database = openDatabase(path);
  const query = database.prepare(
    `SELECT t.title, t.artist FROM tracks_fts JOIN tracks t ON t.id = tracks_fts.rowid
    WHERE tracks_fts MATCH ? ORDER BY tracks_fts.rank LIMIT 20`,
  );
  const asked = performance.now();
  query.all(words);
  const answered = performance.now();
  database.close();
  return answered - asked;
}
