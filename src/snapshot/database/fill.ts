import type Database from 'better-sqlite3';
import { artistsOf } from '#domain/artists.ts';
import type { CatalogShow, CatalogTrack } from '#domain/catalog.ts';
import { trackKey } from '#domain/lineup-track.ts';
import { toplistsOf } from '#domain/toplists.ts';
import type { Content } from './content.ts';
import { insertRows } from './insert.ts';
import {
  ARTIST_COLUMNS,
  CHANGE_COLUMNS,
  type NumberedPlay,
  PLAY_COLUMNS,
  rankedColumns,
  rankedRows,
  SHOW_COLUMNS,
} from './rows.ts';
import { TRACK_FACTS } from './schema.ts';

/** Fills the empty tables, each in the order of its key: the same content always gives the same bytes. */
export function fill(database: Database.Database, { shows, changes }: Content): void {
  const numbers = new TrackNumbers();
  insertRows(database, 'shows', shows, SHOW_COLUMNS);
  insertRows(database, 'show_tracks', numberedPlays(shows, numbers), PLAY_COLUMNS);
  database.exec(TRACKS);
  insertRows(database, 'changes', changes, CHANGE_COLUMNS);
  const newestFirst = { shows: shows.toReversed() };
  const toplists = toplistsOf(newestFirst);
  insertRows(database, 'artists', artistsOf(newestFirst), ARTIST_COLUMNS);
  insertRows(
    database,
    'toplists',
    rankedRows(toplists),
    rankedColumns((track) => numbers.of(track)),
  );
  insertRows(database, 'toplists', toplists.artists.entries(), {
    list: () => 'artists',
    part: () => '',
    rank: ([index]) => index + 1,
    artist: ([, { name }]) => name,
    artist_slug: ([, { slug }]) => slug,
    plays: ([, { plays }]) => plays.length,
    first_show: ([, { first_show }]) => first_show,
    last_show: ([, { last_show }]) => last_show,
  });
}

/** SQLite takes the columns of a group from the row of its maximum: where a track was played last. */
const TRACKS = `
  CREATE INDEX show_tracks_by_track ON show_tracks (track);
  INSERT INTO tracks (id, ${TRACK_FACTS})
  SELECT show_tracks.track, ${TRACK_FACTS}
  FROM (SELECT track, max(show_id) AS show_id, position FROM show_tracks GROUP BY track) AS newest
    CROSS JOIN show_tracks USING (show_id, position);

  INSERT INTO track_files (track, kind, url, quality, license, is_primary)
  SELECT id, 'soundcloud', permalink_url, NULL, license, 1 FROM tracks WHERE state <> 'gone';
`;

/** Numbers of tracks in one file, in the order of their first play. */
class TrackNumbers {
  readonly #numbers = new Map<string | number, number>();

  of(track: CatalogTrack): number {
    const key = trackKey(track);
    const known = this.#numbers.get(key);
    if (known) return known;
    this.#numbers.set(key, this.#numbers.size + 1);
    return this.#numbers.size;
  }
}

function* numberedPlays(shows: readonly CatalogShow[], numbers: TrackNumbers): Generator<NumberedPlay> {
  for (const show of shows) {
    for (const track of show.tracks) yield { show, track, number: numbers.of(track) };
  }
}
