/** The tables as people read them: names and columns in words, lengths as a clock tells them. */
export const VIEWS = `
  CREATE VIEW "All shows" AS
  SELECT s.slug AS "Show", s.title AS "Title", count(p.position) AS "Tracks",
    ${clock('sum(p.duration_ms)')} AS "Length", s.week_start AS "Begins (UTC)", s.notes AS "Notes"
  FROM shows s LEFT JOIN show_tracks p USING (show_id)
  GROUP BY s.show_id ORDER BY s.show_id DESC;

  CREATE VIEW "All plays" AS
  SELECT s.slug AS "Show", p.position AS "No.", p.title AS "Title", p.artist AS "Artist",
    ${clock('p.duration_ms')} AS "Length", p.genre AS "Genre", p.liked_at AS "Liked (UTC)",
    iif(p.origin = 'edit', 'added by hand', NULL) AS "Note", p.permalink_url AS "Link"
  FROM show_tracks p JOIN shows s USING (show_id)
  ORDER BY p.show_id DESC, p.position;

  CREATE VIEW "Played more than once" AS
  SELECT count(*) AS "Plays", t.title AS "Title", t.artist AS "Artist",
    min(s.slug) AS "First show", max(s.slug) AS "Last show", t.permalink_url AS "Link"
  FROM show_tracks p JOIN shows s USING (show_id) JOIN tracks t ON t.id = p.track
  GROUP BY t.id HAVING count(*) > 1 ORDER BY count(*) DESC, max(s.slug) DESC, t.id;

  CREATE VIEW "All artists" AS
  SELECT name AS "Artist", plays AS "Plays", tracks AS "Tracks", first_show AS "First show",
    last_show AS "Last show", url AS "Link"
  FROM artists ORDER BY plays DESC, slug;

  CREATE VIEW "No longer on SoundCloud" AS
  SELECT s.slug AS "Show", p.position AS "No.", p.title AS "Title", p.artist AS "Artist",
    ${clock('p.duration_ms')} AS "Length"
  FROM show_tracks p JOIN shows s USING (show_id)
  WHERE p.state = 'gone' ORDER BY p.show_id DESC, p.position;

  CREATE VIEW "What changed" AS
  SELECT s.slug AS "Show", c.at AS "Seen (UTC)", c.kind AS "What", c.title AS "Title", c.artist AS "Artist",
    iif(c.origin = 'edit', 'a person', 'sync') AS "By", c.reason AS "Why"
  FROM changes c JOIN shows s USING (show_id)
  ORDER BY c.show_id DESC, c.id;
`;

/** An expression for milliseconds as h:mm:ss, NULL where none are known. */
function clock(milliseconds: string): string {
  const seconds = `(${milliseconds}) / 1000`;
  const told = `printf('%d:%02d:%02d', ${seconds} / 3600, ${seconds} / 60 % 60, ${seconds} % 60)`;
  return `iif(${milliseconds} > 0, ${told}, NULL)`;
}
