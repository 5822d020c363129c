import Database from 'better-sqlite3';
import type { Catalog, CatalogShow, CatalogTrack } from '#domain/catalog.ts';

/** Version of the tables, as `PRAGMA user_version` tells it. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE shows (
    show_id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT,
    notes TEXT,
    week_start TEXT NOT NULL,
    week_end TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE tracks (
    id INTEGER PRIMARY KEY, -- a number of this file alone; track_id is SoundCloud's and stays
    track_id INTEGER UNIQUE,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    artist_url TEXT,
    permalink_url TEXT NOT NULL,
    artwork_url TEXT,
    duration_ms INTEGER NOT NULL,
    license TEXT,
    genre TEXT,
    state TEXT NOT NULL CHECK (state IN ('liked', 'gone'))
  ) STRICT;
  CREATE TABLE show_tracks (
    show_id INTEGER NOT NULL REFERENCES shows,
    position INTEGER NOT NULL CHECK (position > 0),
    track INTEGER NOT NULL REFERENCES tracks,
    title TEXT NOT NULL, -- as this show names it: people correct titles show by show
    artist TEXT NOT NULL,
    liked_at TEXT,
    liked_at_source TEXT,
    first_seen TEXT,
    origin TEXT NOT NULL CHECK (origin IN ('like', 'edit')),
    PRIMARY KEY (show_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX show_tracks_by_track ON show_tracks (track);
  CREATE VIRTUAL TABLE tracks_fts USING fts5 (
    title, artist, content='tracks', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
  );
`;

/**
 * The shows that hold anything, oldest first. A week that has only begun is left out: what is
 * recorded must not depend on the moment of the build.
 */
export function recordedShows({ shows }: Pick<Catalog, 'shows'>): CatalogShow[] {
  return shows
    .filter((show) => show.tracks.length > 0 || show.title !== null || show.notes !== null)
    .toSorted((a, b) => a.show_id - b.show_id);
}

/** The catalog as a SQLite file: the same shows always give the same bytes. */
export function databaseOf(catalog: Pick<Catalog, 'shows'>): Buffer {
  const database = new Database(':memory:');
  try {
    database.pragma('foreign_keys = ON');
    database.exec(SCHEMA);
    database.transaction(() => fill(database, recordedShows(catalog)))();
    database.exec(`INSERT INTO tracks_fts (tracks_fts) VALUES ('rebuild'), ('optimize')`);
    database.pragma(`user_version = ${SCHEMA_VERSION}`);
    return database.serialize();
  } finally {
    database.close();
  }
}

function fill(database: Database.Database, shows: readonly CatalogShow[]): void {
  const insertTrack = database.prepare(`
    INSERT INTO tracks VALUES (@id, @track_id, @title, @artist, @artist_url, @permalink_url,
      @artwork_url, @duration_ms, @license, @genre, @state)`);
  const insertShow = database.prepare(`
    INSERT INTO shows VALUES (@show_id, @slug, @title, @notes, @week_start, @week_end, @created_at)`);
  const insertPlay = database.prepare(`
    INSERT INTO show_tracks VALUES (@show_id, @position, @track, @title, @artist, @liked_at,
      @liked_at_source, @first_seen, @origin)`);

  const numbers = new Map<string, number>();
  for (const [id, track] of latestFacts(shows).entries()) {
    numbers.set(keyOf(track), id + 1);
    insertTrack.run({ ...track, id: id + 1 });
  }
  for (const show of shows) {
    const { tracks, ...head } = show;
    insertShow.run(head);
    for (const track of tracks) {
      insertPlay.run({ ...track, show_id: show.show_id, track: numbers.get(keyOf(track)) });
    }
  }
}

/** Every track once, in order of its first play, with what its last play tells of it. */
function latestFacts(shows: readonly CatalogShow[]): CatalogTrack[] {
  const tracks = new Map<string, CatalogTrack>();
  for (const track of shows.flatMap((show) => show.tracks)) tracks.set(keyOf(track), track);
  return [...tracks.values()];
}

function keyOf({ track_id, permalink_url }: CatalogTrack): string {
  return track_id === null ? permalink_url : String(track_id);
}
