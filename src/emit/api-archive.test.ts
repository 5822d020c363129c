import { describe, expect, test } from 'vitest';
import { artistsOf } from '#domain/artists.ts';
import { compose } from '#domain/compose.ts';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { artistDocument, artistsDocument, statsDocument, toplistsDocument } from './api-archive.ts';

const shows = [
  someShow('2025-12-24', [
    someLike({ track_id: 1, artist: 'Ada', duration_ms: 1000 }),
    someLike({ track_id: 2, artist: 'Zoë', duration_ms: 9000, state: 'gone' }),
  ]),
  someShow('2026-03-04', [someLike({ track_id: 2, artist: 'ZOE', duration_ms: 9000, state: 'gone' })]),
];
const catalog = compose({ station: STATION, status: someStatus(), shows, edits: [] }, '2026-03-14T00:00:00Z');

describe('the archive for programs', () => {
  test('counts everything, and each year by itself; an open week without tracks is no show yet', () => {
    const figures = { tracks: 2, artists: 2 };
    expect(statsDocument(catalog)).toEqual({
      schema_version: 1,
      ...{ shows: 2, plays: 3, ...figures, duration_ms: 19_000, gone: 1 },
      first_show: '2025-12-24',
      last_show: '2026-03-04',
      years: [
        { year: '2026', shows: 1, plays: 1, tracks: 1, artists: 1, duration_ms: 9000 },
        { year: '2025', shows: 1, plays: 2, ...figures, duration_ms: 10_000 },
      ],
    });
  });

  test('lists as many artists as it counts, from the first show to the last', () => {
    const { artists } = artistsDocument(catalog);
    expect(artists).toHaveLength(statsDocument(catalog).artists);
    expect(artists.at(-1)).toEqual({
      slug: 'zoe',
      name: 'ZOE',
      plays: 2,
      tracks: 1,
      first_show: '2025-12-24',
      last_show: '2026-03-04',
    });
  });

  test('tells every play of an artist as its show has it', () => {
    const documents = artistsOf(catalog).map(artistDocument);
    expect(documents.map(({ slug, played }) => [slug, played.map((play) => play.artist)])).toEqual([
      ['ada', ['Ada']],
      ['zoe', ['ZOE', 'Zoë']],
    ]);
  });

  test('ranks tracks with the address of their artist', () => {
    const [top] = toplistsDocument(catalog).all_time;
    expect(top).toMatchObject({ track_id: 2, plays: 2, artist_slug: 'zoe', last_show: '2026-03-04' });
  });

  test('without a track is empty, and says so', () => {
    const nothing = { ...catalog, shows: [] };
    expect(statsDocument(nothing)).toMatchObject({ shows: 0, first_show: null, last_show: null, years: [] });
    expect(artistsDocument(nothing).artists).toEqual([]);
  });
});
