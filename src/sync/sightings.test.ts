import { describe, expect, test } from 'vitest';
import type { Like } from '#domain/like.ts';
import type { Shows } from '#domain/show.ts';
import { CALENDAR, someLike, someShow } from '#tests/values/shows.ts';
import { dateSightings } from './sightings.ts';

const NOW = '2026-03-13T15:00:00Z';
const OPEN = '2026-03-11';
const SETTLING = '2026-03-04';
const FINAL = '2026-02-25';
const SEEN_OPEN = '2026-03-12T03:00:00Z';

const observed = (like: Partial<Like>) => someLike({ liked_at_source: 'observed', ...like });
const shows = (likes: Record<string, Like[]>): Shows =>
  new Map(Object.entries(likes).map(([slug, all]) => [slug, someShow(slug, all)]));
const sight = (liked_at: string | null, track_id = 1) => ({ ...someLike({ track_id }), liked_at });
const states = (result: Shows, slug: string) =>
  result
    .get(slug)
    ?.likes.map(({ liked_at, liked_at_source, state }) => `${liked_at} ${liked_at_source} ${state}`);

describe('a source without dates', () => {
  test.each<[string, Record<string, Like[]>, string, string]>([
    ['a track not known is liked now', {}, NOW, 'observed'],
    [
      'a standing like is seen again',
      { [FINAL]: [someLike({ track_id: 1, liked_at: '2026-02-27T00:00:00Z' })] },
      '2026-02-27T00:00:00Z',
      'exact',
    ],
    [
      'of two standing likes the later one is seen',
      {
        [FINAL]: [someLike({ track_id: 1, liked_at: '2026-02-27T00:00:00Z' })],
        [OPEN]: [someLike({ track_id: 1, liked_at: SEEN_OPEN })],
      },
      SEEN_OPEN,
      'exact',
    ],
    [
      'of two standing likes of one show the later one is seen, whichever was found first',
      {
        [OPEN]: [
          someLike({ track_id: 1, liked_at: SEEN_OPEN }),
          someLike({ track_id: 1, liked_at: '2026-03-12T02:30:00Z', first_seen: '2026-03-12T04:00:00Z' }),
        ],
      },
      SEEN_OPEN,
      'exact',
    ],
    [
      'a track that was gone is seen again',
      { [FINAL]: [someLike({ track_id: 1, liked_at: '2026-02-27T00:00:00Z', state: 'gone' })] },
      '2026-02-27T00:00:00Z',
      'exact',
    ],
    [
      'a track that was unliked is liked anew',
      { [OPEN]: [someLike({ track_id: 1, liked_at: SEEN_OPEN, state: 'unliked' })] },
      NOW,
      'observed',
    ],
  ])('%s', (_, known, liked_at, liked_at_source) => {
    const { sightings, findings } = dateSightings(shows(known), [sight(null)], CALENDAR, NOW);
    expect(sightings).toMatchObject([{ track_id: 1, liked_at, liked_at_source }]);
    expect(findings).toEqual([]);
  });
});

describe('a source with dates, after one without', () => {
  test('an observed like of the same week becomes exact in its place', () => {
    const known = shows({ [OPEN]: [observed({ track_id: 1, liked_at: SEEN_OPEN })] });
    const { shows: result, findings } = dateSightings(known, [sight('2026-03-12T02:30:00Z')], CALENDAR, NOW);
    expect(states(result, OPEN)).toEqual(['2026-03-12T02:30:00Z exact liked']);
    expect(findings).toMatchObject([{ kind: 'changed', slug: OPEN }]);
  });

  test('an observed like becomes exact, whatever the track was liked for before', () => {
    const before = someLike({ track_id: 1, liked_at: '2026-02-27T00:00:00Z' });
    const known = shows({ [FINAL]: [before], [OPEN]: [observed({ track_id: 1, liked_at: SEEN_OPEN })] });
    const { shows: result } = dateSightings(known, [sight('2026-03-12T02:30:00Z')], CALENDAR, NOW);
    expect(states(result, OPEN)).toEqual(['2026-03-12T02:30:00Z exact liked']);
  });

  test('an observed like of a final show keeps the date that was published', () => {
    const seen = '2026-02-27T00:00:00Z';
    const known = shows({ [FINAL]: [observed({ track_id: 1, liked_at: seen })] });
    const {
      shows: result,
      sightings,
      findings,
    } = dateSightings(known, [sight('2026-02-26T12:00:00Z')], CALENDAR, NOW);
    expect(states(result, FINAL)).toEqual([`${seen} observed liked`]);
    expect(sightings).toMatchObject([{ liked_at: seen, liked_at_source: 'observed' }]);
    expect(findings).toEqual([]);
  });

  test('an observed like of the wrong week leaves it while neither show is final', () => {
    const known = shows({ [OPEN]: [observed({ track_id: 1, liked_at: SEEN_OPEN })], [SETTLING]: [] });
    const {
      shows: result,
      sightings,
      findings,
    } = dateSightings(known, [sight('2026-03-11T20:00:00Z')], CALENDAR, '2026-03-12T04:00:00Z');
    expect(states(result, OPEN)).toEqual([`${SEEN_OPEN} observed unliked`]);
    expect(sightings).toMatchObject([{ liked_at: '2026-03-11T20:00:00Z', liked_at_source: 'exact' }]);
    expect(findings).toMatchObject([
      { kind: 'moved', slug: OPEN, kept: { left_for: SETTLING, state_since: '2026-03-12T04:00:00Z' } },
    ]);
  });

  test('a like that has left for its own week is left alone afterwards', () => {
    const left = observed({ track_id: 1, liked_at: SEEN_OPEN, state: 'unliked', left_for: SETTLING });
    const known = shows({ [OPEN]: [left], [SETTLING]: [] });
    const { shows: result, findings } = dateSightings(
      known,
      [sight('2026-03-11T20:00:01Z')],
      CALENDAR,
      '2026-03-12T04:00:00Z',
    );
    expect(result.get(OPEN)?.likes).toEqual([left]);
    expect(findings).toEqual([]);
  });

  test('a final show gets no like from another week: the like stays where it was observed', () => {
    const known = shows({ [OPEN]: [observed({ track_id: 1, liked_at: SEEN_OPEN })], [FINAL]: [] });
    const { shows: result, sightings } = dateSightings(known, [sight('2026-02-27T00:00:00Z')], CALENDAR, NOW);
    expect(states(result, OPEN)).toEqual([`${SEEN_OPEN} observed liked`]);
    expect(sightings).toMatchObject([{ liked_at: SEEN_OPEN, liked_at_source: 'observed' }]);
  });

  test('of two observed likes the first one seen after the date becomes exact', () => {
    const known = shows({
      [OPEN]: [
        observed({ track_id: 1, liked_at: SEEN_OPEN, state: 'unliked' }),
        observed({ track_id: 1, liked_at: '2026-03-12T05:00:00Z', state: 'unliked' }),
        observed({ track_id: 1, liked_at: '2026-03-12T07:00:00Z' }),
      ],
    });
    const { shows: result } = dateSightings(known, [sight('2026-03-12T04:00:00Z')], CALENDAR, NOW);
    expect(states(result, OPEN)).toEqual([
      `${SEEN_OPEN} observed unliked`,
      '2026-03-12T04:00:00Z exact unliked',
      '2026-03-12T07:00:00Z observed liked',
    ]);
  });

  test('a date that is known already makes no observed like its double', () => {
    const before = [
      someLike({ track_id: 1, liked_at: SEEN_OPEN, state: 'unliked' }),
      observed({ track_id: 1, liked_at: NOW }),
    ];
    const { shows: result, findings } = dateSightings(
      shows({ [OPEN]: before }),
      [sight(SEEN_OPEN)],
      CALENDAR,
      NOW,
    );
    expect(result.get(OPEN)?.likes).toEqual(before);
    expect(findings).toEqual([]);
  });

  test('a like dated before an exact one is another like', () => {
    const known = shows({ [OPEN]: [someLike({ track_id: 1, liked_at: NOW })] });
    const { shows: result, sightings } = dateSightings(known, [sight(SEEN_OPEN)], CALENDAR, NOW);
    expect(states(result, OPEN)).toEqual([`${NOW} exact liked`]);
    expect(sightings).toMatchObject([{ liked_at: SEEN_OPEN, liked_at_source: 'exact' }]);
  });

  test('a like dated after an observed one is another like', () => {
    const known = shows({ [OPEN]: [observed({ track_id: 1, liked_at: SEEN_OPEN })] });
    const { shows: result, sightings } = dateSightings(known, [sight(NOW)], CALENDAR, NOW);
    expect(states(result, OPEN)).toEqual([`${SEEN_OPEN} observed liked`]);
    expect(sightings).toMatchObject([{ liked_at: NOW, liked_at_source: 'exact' }]);
  });
});
