import type { Catalog } from '#domain/catalog.ts';
import { compose } from '#domain/compose.ts';
import { Edits } from '#domain/edit.ts';
import type { Like } from '#domain/like.ts';
import type { Slug } from '#domain/window.ts';
import { STATION, someLike, someShow, someStatus } from './shows.ts';

const NOW = '2026-03-14T00:00:00Z';

const ZOE = 'https://soundcloud.com/zoe';

const CY: Partial<Like> = { track_id: 3, artist: 'Cy', genre: 'Drone', state: 'gone', state_since: NOW };

const PLAYS: Record<Slug, Partial<Like>[]> = {
  '2025-12-24': [
    { track_id: 1, artist: 'Zoë', artist_url: `${ZOE}-once`, genre: 'House' },
    CY,
    { track_id: 2, artist: 'Bo', genre: 'Techno', duration_ms: 5_025_900 },
  ],
  '2026-01-07': [{ track_id: 1, artist: 'Zoë', genre: 'House' }, CY],
  '2026-02-25': [],
  '2026-03-04': [
    { track_id: 1, artist: 'ZOE', artist_url: ZOE, genre: 'house' },
    { track_id: 4, artist: 'Zoë', artist_url: null, first_seen: '2026-03-06T00:00:00Z', genre: 'Techno' },
  ],
  '2026-03-11': [
    { track_id: 5, artist: 'Zoé', artist_url: null, genre: 'Ambient' },
    { track_id: 2, title: 'Track 2, renamed', artist: 'Bo', genre: 'Techno', duration_ms: 61_000 },
  ],
};

const EDITS: Record<Slug, object> = {
  '2026-02-25': { title: 'The Silent Night', notes: 'The power failed.' },
  '2026-03-11': {
    lineup: [{ add: 'https://soundcloud.com/guest/by-the-door', reason: 'played from a record' }],
  },
};

/** A catalog whose tracks, artists and genres come back in other words; one show has words and no track. */
export function catalogOfRepeats(): Catalog {
  const shows = Object.entries(PLAYS).map(([slug, likes]) =>
    someShow(
      slug,
      likes.map((like, index) => someLike({ liked_at: `${slug}T12:00:0${index}Z`, ...like })),
    ),
  );
  const edits = Object.entries(EDITS).map(([slug, decided]) => {
    return { slug, file: 'edits.json', edits: Edits.parse(decided) };
  });
  return compose({ station: STATION, status: someStatus(), shows, edits }, NOW);
}
