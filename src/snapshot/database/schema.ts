import { VIEWS } from './views.ts';

/** Version of the tables, as `PRAGMA user_version` tells it: columns are added, never renamed. */
export const SCHEMA_VERSION = 1;

/** `airl` in ASCII: by `PRAGMA application_id` the file says what it is. */
export const APPLICATION_ID = 0x6169726c;

/** What a track and each of its plays are told by: columns of both tables. */
export const TRACK_FACTS =
  'track_id, title, artist, artist_slug, artist_url, permalink_url, artwork_url, duration_ms, license, genre, state';

export const TABLES = `
  CREATE TABLE shows (
    show_id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT,
    notes TEXT,
    week_start TEXT NOT NULL,
    week_end TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE artists (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL, -- as the newest play spells it
    url TEXT,
    plays INTEGER NOT NULL CHECK (plays > 0),
    tracks INTEGER NOT NULL CHECK (tracks > 0),
    first_show TEXT NOT NULL REFERENCES shows (slug),
    last_show TEXT NOT NULL REFERENCES shows (slug)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tracks ( -- each once, as its newest play tells it
    id INTEGER PRIMARY KEY, -- a number of this file alone; track_id is SoundCloud's and stays
    track_id INTEGER UNIQUE,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    artist_slug TEXT NOT NULL REFERENCES artists,
    artist_url TEXT,
    permalink_url TEXT NOT NULL,
    artwork_url TEXT,
    duration_ms INTEGER NOT NULL,
    license TEXT,
    genre TEXT,
    state TEXT NOT NULL CHECK (state IN ('liked', 'gone'))
  ) STRICT;

  CREATE TABLE show_tracks ( -- as each show tells it: what is published of a show stays with it
    show_id INTEGER NOT NULL REFERENCES shows,
    position INTEGER NOT NULL CHECK (position > 0),
    track INTEGER NOT NULL REFERENCES tracks,
    track_id INTEGER,
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    artist_slug TEXT NOT NULL REFERENCES artists,
    artist_url TEXT,
    permalink_url TEXT NOT NULL,
    artwork_url TEXT,
    duration_ms INTEGER NOT NULL,
    license TEXT,
    genre TEXT,
    liked_at TEXT,
    liked_at_source TEXT,
    first_seen TEXT,
    state TEXT NOT NULL CHECK (state IN ('liked', 'gone')),
    origin TEXT NOT NULL CHECK (origin IN ('like', 'edit')),
    PRIMARY KEY (show_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE track_files ( -- where a track can be had; one that is gone can be had nowhere
    track INTEGER NOT NULL REFERENCES tracks,
    kind TEXT NOT NULL CHECK (kind IN ('soundcloud')),
    url TEXT NOT NULL,
    quality TEXT, -- NULL: unknown
    license TEXT,
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    PRIMARY KEY (track, url)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE toplists ( -- the rows of toplists.json
    list TEXT NOT NULL CHECK (list IN ('all_time', 'year', 'genre', 'longest', 'artists')),
    part TEXT NOT NULL, -- the year or the genre, '' for lists over everything
    part_plays INTEGER, -- how often the genre was played
    rank INTEGER NOT NULL CHECK (rank > 0),
    track INTEGER REFERENCES tracks, -- NULL in the list of artists
    title TEXT,
    artist TEXT NOT NULL,
    artist_slug TEXT NOT NULL REFERENCES artists,
    permalink_url TEXT,
    artwork_url TEXT,
    duration_ms INTEGER,
    plays INTEGER NOT NULL,
    first_show TEXT NOT NULL REFERENCES shows (slug),
    last_show TEXT NOT NULL REFERENCES shows (slug),
    PRIMARY KEY (list, part, rank)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE changes ( -- what changes.xml tells, oldest show first
    id INTEGER PRIMARY KEY, -- a number of this file alone
    show_id INTEGER NOT NULL REFERENCES shows,
    kind TEXT NOT NULL CHECK (kind IN ('added', 'removed', 'returned', 'gone', 'moved', 'corrected')),
    origin TEXT NOT NULL CHECK (origin IN ('sync', 'edit')),
    at TEXT, -- NULL: nobody dated it
    track_id INTEGER, -- SoundCloud's; the track may be in no lineup any more
    title TEXT NOT NULL,
    artist TEXT NOT NULL,
    permalink_url TEXT NOT NULL,
    position INTEGER,
    reason TEXT
  ) STRICT;

  -- Datasette gives a table a search box when it finds its name here in double quotes.
  CREATE VIRTUAL TABLE tracks_fts USING fts5 (
    title, artist, content="tracks", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
  );
  CREATE VIRTUAL TABLE shows_fts USING fts5 (
    title, notes, content="shows", content_rowid="show_id", tokenize="unicode61 remove_diacritics 2"
  );
`;

/** Made when the tables are full: sorting once is faster than keeping order all the time. */
export const INDEXES = `
  CREATE INDEX tracks_by_artist ON tracks (artist_slug);
  CREATE INDEX show_tracks_by_artist ON show_tracks (artist_slug);
  CREATE INDEX changes_by_show ON changes (show_id);
  INSERT INTO tracks_fts (tracks_fts) VALUES ('rebuild');
  INSERT INTO shows_fts (shows_fts) VALUES ('rebuild');
  ${VIEWS}
`;
