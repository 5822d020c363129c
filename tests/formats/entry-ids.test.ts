import { describe, expect, test } from 'vitest';
import { artistsOf } from '#domain/artists.ts';
import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import { addSeconds } from '#domain/instant.ts';
import type { Like } from '#domain/like.ts';
import type { Station } from '#domain/station.ts';
import { calendarText } from '#emit/calendar.ts';
import { changesFeed } from '#emit/feeds/changes.ts';
import type { Feed } from '#emit/feeds/feed.ts';
import { artistFeed, tracksFeed } from '#emit/feeds/plays.ts';
import { showsFeed } from '#emit/feeds/shows.ts';
import { LINKS } from '#tests/values/links.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';

const MATE = { name: 'The Mate', soundcloud_user: 'the-mate', soundcloud_user_id: 7 };
const ADDED = 'https://soundcloud.com/guest/song';
const NOW = '2026-03-14T00:00:00Z';
const SLUG = '2026-03-04';

const likes = [1, 2, 3].map((n) =>
  someLike({ track_id: 2_200_000_000 + n, liked_at: `2026-03-06T0${n}:00:00Z` }),
);
const unliked = someLike({
  track_id: 2_200_000_004,
  liked_at: '2026-03-06T04:00:00Z',
  state: 'unliked',
  state_since: '2026-03-07T00:00:00Z',
});
const gone = someLike({
  track_id: 2_200_000_005,
  liked_at: '2026-03-06T05:00:00Z',
  state: 'gone',
});
const {
  liked_at: _,
  liked_at_source: __,
  ...guest
} = someLike({
  track_id: 2_200_000_006,
  liked_at: '2026-03-08T00:00:00Z',
  artist: 'A Guest',
});
const LINEUP = [
  { add: ADDED, reason: 'played' },
  { move: 2_200_000_001, position: 3, reason: 'opener' },
  { move: 2_200_000_001, position: 2, reason: 'not the opener' },
  { correct: 2_200_000_002, title: 'Right', reason: 'typo' },
  { remove: 2_200_000_003, reason: 'not played' },
];

function catalogOf(
  source: 'web' | 'sample',
  change: { title?: string; now?: string; resolved?: boolean; likes?: Like[]; station?: Station } = {},
): Catalog {
  const edits = Edits.parse({ lineup: LINEUP, ...(change.title && { title: change.title }) });
  const show = someShow(SLUG, [...(change.likes ?? likes), unliked, gone]);
  return compose(
    {
      station: change.station ?? STATION,
      status: someStatus({ source }),
      shows: [{ ...show, ...(change.resolved !== false && { guests: [{ url: ADDED, ...guest }] }) }],
      edits: [{ slug: SLUG, file: 'edits.json', edits }],
    },
    change.now ?? NOW,
  );
}

function idsIn(catalog: Catalog): string {
  const artist = artistsOf(catalog)[0];
  if (!artist) throw new Error('nobody was played');
  const feeds: Feed[] = [
    showsFeed(catalog, LINKS, 'rss'),
    tracksFeed(catalog, LINKS),
    changesFeed(catalog, LINKS),
    artistFeed(artist, catalog, LINKS),
  ];
  return feeds.map((feed) => [feed.id, ...feed.entries.map(({ id }) => `  ${id}`)].join('\n')).join('\n');
}

function idsOfTracks(catalog: Catalog): string[] {
  return tracksFeed(catalog, LINKS).entries.map(({ id }) => id);
}

describe('ids of entries', () => {
  test.each(['web', 'sample'] as const)('of %s are those that readers have seen', async (source) => {
    await expect(idsIn(catalogOf(source))).toMatchFileSnapshot(`golden/entry-ids.${source}.txt`);
  });

  test('stay when a show gets a title, and as time goes by', () => {
    const ids = idsIn(catalogOf('web'));
    expect(idsIn(catalogOf('web', { title: 'A Night' }))).toBe(ids);
    expect(idsIn(catalogOf('web', { now: '2026-05-01T00:00:00Z' }))).toBe(ids);
  });

  test('stay when another host takes over, events of the calendar too', () => {
    const station = { ...STATION, host: MATE, earlier_hosts: [{ ...STATION.host, last_show: SLUG }] };
    const [before, after] = [catalogOf('web'), catalogOf('web', { station })];
    expect(idsIn(after)).toBe(idsIn(before));
    const uidsOf = (catalog: Catalog) => calendarText(catalog, LINKS).match(/^UID:.*$/gm);
    expect(uidsOf(after)).toEqual(uidsOf(before));
  });

  test('stay when the exact date of a like that was observed is learned', () => {
    const sightings = likes.map((like): Like => ({ ...like, first_seen: addSeconds(like.liked_at, 1800) }));
    const observed = sightings.map(
      (like): Like => ({ ...like, liked_at: like.first_seen, liked_at_source: 'observed' }),
    );
    expect(idsIn(catalogOf('web', { likes: sightings }))).toBe(idsIn(catalogOf('web', { likes: observed })));
  });

  test('of a track stay when the host takes it back and likes it again in the same week', () => {
    const [first = someLike(), second = someLike(), ...others] = likes;
    const taken: Like = { ...second, state: 'unliked', state_since: '2026-03-07T00:00:00Z' };
    const again = someLike({ track_id: second.track_id, liked_at: '2026-03-08T00:00:00Z' });
    const ids = idsOfTracks(catalogOf('web', { likes: [first, taken, ...others, again] }));
    expect(ids.toSorted()).toEqual(idsOfTracks(catalogOf('web')).toSorted());
  });

  test('are not given to an added track before sync has looked it up: its number makes them', () => {
    const ids = idsIn(catalogOf('web')).split('\n');
    const before = idsIn(catalogOf('web', { resolved: false })).split('\n');
    expect(before.filter((id) => id !== '' && !id.includes(':artists:') && !ids.includes(id))).toEqual([]);
    expect(ids.length).toBeGreaterThan(before.length);
  });

  test('of a sample are not among the real ones', () => {
    const real = new Set(idsIn(catalogOf('web')).split('\n'));
    const shared = idsIn(catalogOf('sample'))
      .split('\n')
      .filter((id) => id !== '' && real.has(id));
    expect(shared).toEqual([]);
  });
});
