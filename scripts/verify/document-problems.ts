import type Database from 'better-sqlite3';
import type { Problem } from '#domain/problems.ts';
import { compareText } from '#domain/text.ts';
import { showDocument, showsDocument } from '#emit/api.ts';
import type { Content } from '#snapshot/database/content.ts';
import { toplistsIn } from '#snapshot/database/toplists.ts';
import { MANIFEST_FILE } from '#snapshot/manifest.ts';
import { differenceIn } from './difference.ts';
import { readJson } from './read-json.ts';

/** The files of a release, by their paths. */
export interface FileNames {
  /** That the manifest names. */
  named: ReadonlySet<string>;
  /** That are as it says. */
  whole: ReadonlySet<string>;
}

/** Where the JSON documents say something else than the database; broken ones have been told already. */
export function documentProblems(
  folder: string,
  database: Database.Database,
  { shows }: Content,
  { named, whole }: FileNames,
): Problem[] {
  const compare = (path: string, expected: unknown, select: (json: unknown) => unknown = (json) => json) => {
    if (!named.has(path))
      return [{ file: MANIFEST_FILE, pointer: '/files', message: `does not name ${path}` }];
    if (!whole.has(path)) return [];
    const { json, problems } = readJson(folder, path);
    if (problems.length > 0) return problems;
    const difference = differenceIn(expected, select(json));
    return difference ? [{ file: path, ...difference }] : [];
  };
  const recorded = new Set(shows.map((show) => show.show_id));
  return [
    ...shows.flatMap((show) => compare(`shows/${show.slug}.json`, showDocument(show))),
    ...compare('shows.json', showsDocument({ shows: shows.toReversed() }), (json) =>
      Array.isArray(json) ? json.filter((show) => recorded.has(show?.id) || show?.track_count !== 0) : json,
    ),
    ...compare('artists.json', { artists: artistsIn(database) }),
    ...compare('toplists.json', toplistsIn(database)),
    ...compare('stats.json', statsIn(database)),
  ];
}

function artistsIn(database: Database.Database): unknown[] {
  const rows = database.prepare('SELECT slug, name, plays, tracks, first_show, last_show FROM artists').all();
  const slugs = rows as { slug: string }[];
  return slugs.sort((a, b) => compareText(a.slug, b.slug));
}

function statsIn(database: Database.Database): unknown {
  return database
    .prepare(
      `SELECT count(DISTINCT show_id) AS shows, count(*) AS plays, count(DISTINCT track) AS tracks,
        count(DISTINCT artist_slug) AS artists, coalesce(sum(duration_ms), 0) AS duration_ms,
        min(slug) AS first_show, max(slug) AS last_show
      FROM show_tracks JOIN shows USING (show_id)`,
    )
    .get();
}
