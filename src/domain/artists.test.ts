import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { artistSlug, artistsOf } from './artists.ts';
import { compose } from './compose.ts';

describe('the slug of an artist', () => {
  test.each([
    ['Night Bus to Nowhere', 'night-bus-to-nowhere'],
    ['  Ossip & the Lamps ', 'ossip-the-lamps'],
    ['ÑANDÚ Ensemble', 'nandu-ensemble'],
    ['深夜雑貨店', '深夜雑貨店'],
    ['서울 밴드', '서울-밴드'],
    ['فرقة خيالية', 'فرقة-خيالية'],
    ['!!!', '-21-21-21'],
    ['\u200b', '-200b'],
    ['☀️', '-2600-fe0f'],
    ['❤️', '-2764-fe0f'],
    ['../..', '-2e-2e-2f-2e-2e'],
    ['', '-'],
    [`${'x'.repeat(58)} y`, `${'x'.repeat(58)}-y`],
    [`${'x'.repeat(58)} yz`, `${'x'.repeat(52)}-1tj3dlk`],
    [`${'x'.repeat(58)} y z`, `${'x'.repeat(52)}-1g9xbhz`],
    ['☀'.repeat(20), '-2600-2600-2600-2600-2600-2600-2600-2600-2600-2600-2-v2yku3'],
    [`${'x'.repeat(40)} ${'y'.repeat(10)} ${'z'.repeat(9)}`, `${'x'.repeat(40)}-${'y'.repeat(10)}-1q13prf`],
    [`${'x'.repeat(51)} ${'y'.repeat(9)}`, `${'x'.repeat(51)}-1i3jcqk`],
  ])('%j is %s', (name, slug) => expect(artistSlug(name)).toBe(slug));

  test('names one folder that every file system takes, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }), (name) => {
        const slug = artistSlug(name);
        expect(slug).toMatch(/^[\p{L}\p{N}\p{M}-]+$/u);
        expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

test('artists are gathered over spellings, newest show first', () => {
  const shows = [
    someShow('2026-03-04', [
      someLike({ track_id: 1, artist: 'Zoë' }),
      someLike({ track_id: 2, artist: 'Ada' }),
    ]),
    someShow('2026-03-11', [
      someLike({ track_id: 1, artist: 'ZOE' }),
      someLike({ track_id: 3, artist: 'Zoë' }),
    ]),
  ];
  const catalog = compose(
    { station: STATION, status: someStatus(), shows, edits: [] },
    '2026-03-14T00:00:00Z',
  );
  const found = artistsOf(catalog).map(({ plays, ...artist }) => ({
    ...artist,
    plays: plays.map(({ show, track }) => `${show.slug} ${track.position}`),
  }));
  expect(found).toEqual([
    {
      slug: 'ada',
      name: 'Ada',
      tracks: 1,
      first_show: '2026-03-04',
      last_show: '2026-03-04',
      plays: ['2026-03-04 2'],
    },
    {
      slug: 'zoe',
      name: 'ZOE',
      tracks: 2,
      first_show: '2026-03-04',
      last_show: '2026-03-11',
      plays: ['2026-03-11 1', '2026-03-11 2', '2026-03-04 1'],
    },
  ]);
});
