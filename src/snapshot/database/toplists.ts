import type Database from 'better-sqlite3';
import type { RankedTrack, ToplistsDocument } from '#domain/api-archive.ts';
import { compareText } from '#domain/text.ts';

type Row = RankedTrack & { part: string; part_plays: number };

/** `/toplists.json` as the database has it. */
export function toplistsIn(database: Database.Database): ToplistsDocument {
  const ranked = database.prepare(`
    SELECT part, part_plays, tracks.track_id, r.title, r.artist, r.artist_slug, r.permalink_url, r.artwork_url,
      r.duration_ms, r.plays, r.first_show, r.last_show
    FROM toplists r JOIN tracks ON tracks.id = r.track WHERE list = ? ORDER BY part, rank`);
  const rows = (list: string) => ranked.all(list) as Row[];
  const parts = (list: string) => [...Map.groupBy(rows(list), ({ part }) => part)];
  return {
    schema_version: 1,
    all_time: rows('all_time').map(trackOf),
    years: parts('year')
      .map(([year, group]) => ({ year, tracks: group.map(trackOf) }))
      .reverse(),
    genres: parts('genre')
      .map(([genre, group]) => ({ genre, plays: group[0]?.part_plays ?? 0, tracks: group.map(trackOf) }))
      .sort((a, b) => b.plays - a.plays || compareText(a.genre, b.genre)),
    longest: rows('longest').map(trackOf),
    artists: database
      .prepare(
        `SELECT slug, name, artists.plays, tracks, artists.first_show, artists.last_show
        FROM toplists JOIN artists ON slug = artist_slug WHERE list = 'artists' ORDER BY rank`,
      )
      .all() as ToplistsDocument['artists'],
  };
}

function trackOf({ part: _, part_plays: __, ...track }: Row): RankedTrack {
  return track;
}
