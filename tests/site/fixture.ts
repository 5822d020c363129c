import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import station from '#config';
import { addSeconds } from '#domain/instant.ts';
import type { Like } from '#domain/like.ts';
import { emptyShow, type Show } from '#domain/show.ts';
import { calendarOf, type Slug } from '#domain/window.ts';
import { folderStore } from '#snapshot/store.ts';

/** A script that tells on itself: it sets a property of the window that the tests look at. */
const SCRIPT = '<script>window.hurt=1</script>';

/** Titles and names that hurt where markup, JSON or addresses are put together by hand. */
const HOSTILE = [
  { title: `</script>${SCRIPT}`, artist: `"><img src=x onerror="window.hurt=1">` },
  { title: `'" onmouseover="window.hurt=1" x='`, artist: '${window.hurt=1}{{window.hurt=1}}' },
  { title: `]]>${SCRIPT}<!--`, artist: `</title></textarea>${SCRIPT}` },
  { title: '\u200b\u2060', artist: '\u200b' },
  { title: '&lt;b&gt; &amp;amp; &#60;script&#62;', artist: '\u202Eright to left\u202C' },
];

const SCRIPTS = [
  { title: '夜の図書館', artist: '架空の楽団' },
  { title: 'مكتبة الليل', artist: 'فرقة خيالية' },
  { title: 'Ночная библиотека', artist: 'Выдуманный оркестр' },
  { title: 'Ночная Sürprîse 🌙 夜', artist: 'Ñandú Ensemble' },
];

const PLAIN = [
  { title: 'Low Tide Radio', artist: 'The Invented Coast' },
  {
    title:
      'A Title That Goes On And On Without Ever Coming To The Point (Extended Basement Rehearsal Version, Side B)',
    artist: 'Somebody With Rather A Long Name And Friends',
  },
  { title: 'Unbreakable'.repeat(9), artist: 'Longword' },
  { title: 'Gone Already', artist: 'The Vanished', state: 'gone' as const },
  { title: 'Without A Picture', artist: 'Plain Paper', artwork_url: null, artist_url: null },
];

export type Sketch = Pick<Like, 'title' | 'artist'> & Partial<Like>;

/** Week by week; the newest show is open at the moments the tests ask for. */
const WEEKS: Record<Slug, Sketch[]> = {
  '2025-12-24': PLAIN.slice(0, 3),
  '2026-02-25': [...SCRIPTS, ...PLAIN],
  '2026-03-04': [],
  '2026-03-11': [...HOSTILE, ...SCRIPTS, ...PLAIN],
  '2026-03-18': [...PLAIN, ...SCRIPTS],
};

const GUEST_URL = 'https://soundcloud.com/invented-guest/by-the-door';
const UNRESOLVED_URL = 'https://soundcloud.com/invented-guest/not-yet-known';

const NOTES = [
  '# A night with a guest',
  '',
  `The lights went out at *half past*. ${SCRIPT} <img src=x onerror="window.hurt=1">`,
  '',
  '- [a good link](https://example.org/notes)',
  '- [a bad link](javascript:window.hurt=1)',
  '- ![a picture](https://tracker.example/pixel.png)',
  '',
  '```',
  'a_line_that_nobody_breaks'.repeat(40),
  '```',
].join('\n');

const EDITS = {
  '2026-03-11': {
    title: `The Guest Who Stayed & <em>Sang</em> ${SCRIPT}`,
    notes: NOTES,
    lineup: [
      { add: GUEST_URL, position: 3, reason: 'played from a record' },
      { add: UNRESOLVED_URL, reason: 'played, never liked' },
    ],
  },
};

const calendar = calendarOf(station);

/** A snapshot of invented weeks, five unless told otherwise, in a folder of its own; returns the folder. */
export function writeFixture(
  source: 'web' | 'sample' = 'web',
  weeks: Record<Slug, Sketch[]> = WEEKS,
  decisions: Record<Slug, object> = EDITS,
): string {
  const folder = mkdtempSync(join(inject('sites'), 'data-'));
  const shows = new Map(Object.entries(weeks).map(([slug, sketches]) => [slug, showOf(slug, sketches)]));
  const store = folderStore(folder, station);
  const likes = [...shows.values()].flatMap((show) => show.likes);
  const status = {
    schema_version: 1 as const,
    source,
    user_id: station.host.soundcloud_user_id,
    last_success: '2026-03-21T06:00:00Z',
    last_change: '2026-03-20T18:00:00Z',
    current_show: '2026-03-18',
    shows_digest: store.digest(shows),
    counts: {
      shows: shows.size,
      liked: likes.filter((like) => like.state === 'liked').length,
      unliked: 0,
      gone: likes.filter((like) => like.state === 'gone').length,
    },
  };
  const nothing = { status: null, shows: new Map(), edits: [], editProblems: [], sampleEdits: [] };
  store.write(nothing, { shows, status, dropEdits: [] }, { allowShrink: false, dryRun: false });
  mkdirSync(join(folder, 'edits'));
  for (const [slug, edits] of Object.entries(decisions)) {
    writeFileSync(join(folder, 'edits', `${slug}.json`), `${JSON.stringify(edits, null, 2)}\n`);
  }
  return folder;
}

function showOf(slug: Slug, sketches: Sketch[]): Show {
  const window = calendar.of(slug);
  if (!window) throw new Error(`no show of this station begins on ${slug}`);
  const show = emptyShow(window);
  show.likes = sketches.map((sketch, index) =>
    likeOf(sketch, addSeconds(window.start, index * 20_000), index),
  );
  if (slug === '2026-03-11') {
    const { liked_at, liked_at_source, ...guest } = likeOf(
      { title: 'By the Door', artist: 'Invented Guest' },
      window.start,
      90,
    );
    show.guests = [{ url: GUEST_URL, ...guest, permalink_url: GUEST_URL }];
  }
  return show;
}

/** The same title is the same track in every week; ids lie beyond 2^31. */
function likeOf(sketch: Sketch, liked_at: string, index: number): Like {
  const number = [...PLAIN, ...SCRIPTS, ...HOSTILE].findIndex(({ title }) => title === sketch.title);
  const track_id = 2_200_000_000 + (number < 0 ? index : number);
  return {
    track_id,
    liked_at,
    liked_at_source: index % 5 === 4 ? 'observed' : 'exact',
    first_seen: addSeconds(liked_at, 600),
    artist_url: `https://soundcloud.com/invented-${track_id}`,
    permalink_url: `https://soundcloud.com/invented-${track_id}/track?a=1&b="><i>`,
    artwork_url: `https://i1.sndcdn.com/artworks-${track_id}-0-t500x500.jpg`,
    duration_ms: 150_000 + index * 17_000 + (index === 2 ? 3_600_000 : 0),
    license: 'cc-by',
    genre: null,
    state: 'liked',
    state_since: null,
    ...sketch,
  };
}
