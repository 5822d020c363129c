import { expect, test } from 'vitest';
import { presentStation } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { LINKS } from '#tests/values/links.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { showsFeed } from './feeds/shows.ts';
import { archivePlaylist, showPlaylist } from './playlists/playlist.ts';

const FORMER = { ...STATION.host, last_show: '2026-03-04' };
const MATE = { name: 'The Mate', soundcloud_user: 'the-mate', soundcloud_user_id: 7 };

test.each([
  ['before the last show of a host has ended', '2026-03-12T00:00:00Z', FORMER.name],
  ['after it', '2026-03-14T00:00:00Z', MATE.name],
])('%s, what tells of now names the host of now, and each show its own', (_, now, name) => {
  const catalog = compose(
    {
      station: { ...STATION, host: MATE, earlier_hosts: [FORMER] },
      status: someStatus(),
      shows: [
        someShow('2026-02-25', [someLike({ liked_at: '2026-02-27T00:00:00Z' })]),
        someShow('2026-03-11', [someLike({ liked_at: '2026-03-13T00:00:00Z' })]),
      ],
      edits: [],
    },
    now,
  );
  expect(presentStation(catalog).host.name).toBe(name);
  expect(showsFeed(catalog, LINKS, 'rss').author.name).toBe(name);
  expect(archivePlaylist(catalog, LINKS).creator).toBe(name);
  const creators = catalog.shows.map((show) => [show.slug, showPlaylist(show, catalog, LINKS).creator]);
  expect(Object.fromEntries(creators)).toMatchObject({ '2026-02-25': FORMER.name });
  expect(Object.fromEntries(creators)['2026-03-11'] ?? MATE.name).toBe(MATE.name);
});
