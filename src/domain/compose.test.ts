import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALENDAR, STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { CatalogShow, durationOf, finishedShows, isComplete } from './catalog.ts';
import { compose, type Facts } from './compose.ts';
import { Edits, type EditsFile } from './edit.ts';
import { AirlogError } from './errors.ts';
import type { Problem } from './problems.ts';
import { factsOf } from './track.ts';

const NOW = '2026-03-14T00:00:00Z';
const reason = 'because';
const older = someShow('2026-02-25', [someLike({ track_id: 1, liked_at: '2026-03-01T00:00:00Z' })]);
const newer = someShow('2026-03-11', [
  someLike({ track_id: 2, liked_at: '2026-03-13T00:00:00Z' }),
  someLike({ track_id: 3, liked_at: '2026-03-13T01:00:00Z' }),
]);

describe('the catalog', () => {
  test('holds the shows newest first, as their schema says', () => {
    const { shows, current } = compose(facts(), NOW);
    expect(shows.map(({ show_id, slug }) => [show_id, slug])).toEqual([
      [20260311, '2026-03-11'],
      [20260225, '2026-02-25'],
    ]);
    expect(shows.map(({ created_at }) => created_at)).toEqual([
      '2026-03-13T00:00:00Z',
      '2026-03-01T00:00:00Z',
    ]);
    for (const show of shows) expect(CatalogShow.parse(show)).toEqual(show);
    expect(current).toBe(shows[0]);
    expect(current).toMatchObject({
      title: null,
      notes: null,
      week_start: '2026-03-12T02:00:00Z',
      week_end: '2026-03-19T02:00:00Z',
      created_at: '2026-03-13T00:00:00Z',
      tracks: [
        { position: 1, track_id: 2 },
        { position: 2, track_id: 3 },
      ],
    });
  });

  test('publishes notes that every encoder can write', () => {
    const { shows } = compose(facts({ edits: [edit('2026-03-11', { notes: 'a\ud83d' })] }), NOW);
    expect(shows[0]?.notes).toBe('a\ufffd');
  });

  test.each([
    ['2026-03-19T01:59:59Z', '2026-03-11', 2],
    ['2026-03-19T02:00:00Z', '2026-03-18', 0],
  ])('at %s the current show is %s', (now, slug, tracks) => {
    const { shows, current } = compose(facts(), now);
    expect(current.slug).toBe(slug);
    expect(current.tracks).toHaveLength(tracks);
    expect(shows[0]).toBe(current);
  });

  describe('of a show that has ended', () => {
    const station = { ...STATION, last_show: '2026-03-11' };
    const FINAL = '2026-03-21T02:00:00Z';
    const at = (now: string, last_success: string, some: Partial<Facts> = {}) =>
      compose(facts({ station, status: someStatus({ last_success }), ...some }), now);

    test.each([
      ['while it settles', '2026-03-21T01:59:59Z', '2026-03-21T01:00:00Z', false],
      ['when it is final, but not read as such', '2031-01-01T00:00:00Z', '2026-03-21T01:59:59Z', false],
      ['when it is final', FINAL, FINAL, true],
      ['at a moment before, asked for later', NOW, FINAL, false],
    ])('has the last one for its current show %s', (_, now, last_success, isDone) => {
      const catalog = at(now, last_success);
      expect(catalog).toMatchObject({ now, current: { slug: '2026-03-11', tracks: { length: 2 } } });
      expect(catalog.shows).toHaveLength(2);
      expect(isComplete(catalog)).toBe(isDone);
    });

    test('is the same at any moment after that', () => {
      const read = '2026-03-21T03:00:00Z';
      expect(at('2056-01-01T00:00:00Z', read)).toEqual(at(read, read));
    });

    test('goes on in the sample, which is nobody’s', () => {
      const catalog = at(NOW, NOW, {
        status: someStatus({ source: 'sample' }),
        station: { ...STATION, last_show: '2019-03-13' },
      });
      expect(catalog.current.slug).toBe('2026-03-11');
    });
  });

  test('shows nothing that begins after its moment', () => {
    expect(compose(facts(), '2026-03-08T00:00:00Z').shows.map(({ slug }) => slug)).toEqual([
      '2026-03-04',
      '2026-02-25',
    ]);
  });

  test('of nothing is one empty current show', () => {
    const { shows } = compose(facts({ shows: [] }), NOW);
    expect(shows).toMatchObject([{ slug: '2026-03-11', created_at: '2026-03-12T02:00:00Z', tracks: [] }]);
  });

  test('carries titles, notes and corrections', () => {
    const edits = [
      edit('2026-02-25', { title: 'Storm', notes: '*rain*', lineup: [{ correct: 1, title: 'T', reason }] }),
    ];
    expect(compose(facts({ edits }), NOW).shows[1]).toMatchObject({
      title: 'Storm',
      notes: '*rain*',
      tracks: [{ title: 'T' }],
    });
  });

  test('lists a week without likes as soon as an edit speaks of it', () => {
    const edits = [edit('2026-03-04', { lineup: [{ add: 'https://soundcloud.com/somebody/lost', reason }] })];
    expect(compose(facts({ edits }), NOW).shows[1]).toMatchObject({
      slug: '2026-03-04',
      created_at: '2026-03-05T03:00:00Z',
      tracks: [{ position: 1, track_id: null, title: 'lost', artist: 'somebody' }],
    });
  });

  test('was created when the archive first knew a track, an unliked one or a guest too', () => {
    const unliked = someLike({ first_seen: '2026-03-12T09:00:00Z', state: 'unliked', state_since: NOW });
    const guest = { url: '', ...factsOf(unliked), track_id: 9, state: 'liked' as const, state_since: null };
    const created = (show: typeof newer) => compose(facts({ shows: [show] }), NOW).current.created_at;
    expect(created({ ...newer, likes: [unliked, ...newer.likes] })).toBe('2026-03-12T09:00:00Z');
    expect(created({ ...newer, guests: [{ ...guest, first_seen: '2026-03-12T08:00:00Z' }] })).toBe(
      '2026-03-12T08:00:00Z',
    );
  });
});

describe('an edit that speaks of no show is told with its file', () => {
  test.each([
    ['another weekday', '2026-03-12', /one begins on 2026-03-11, the next on 2026-03-18/],
    ['before the archive', '2026-02-18', /runs from 2026-02-25 to 2026-03-11/],
    ['after the current show', '2026-03-18', /runs from 2026-02-25 to 2026-03-11/],
  ])('%s', (_what, slug, message) => {
    const refused = problemsOf(facts({ edits: [edit(slug, { title: 'T' })] }));
    expect(refused).toEqual([
      { file: `data/edits/${slug}.json`, pointer: '', message: expect.stringMatching(message) },
    ]);
  });

  test('all problems of all files at once, by file', () => {
    const twice = { add: 'https://soundcloud.com/somebody/lost', reason };
    const edits = [
      edit('2026-03-12', { title: 'T' }),
      edit('2026-03-11', { lineup: [{ remove: 7, reason }, { move: 2, position: 3, reason }, twice, twice] }),
      edit('2026-02-25', { lineup: [{ correct: 2, title: 'T', reason }] }),
    ];
    const places = (given: EditsFile[]) =>
      problemsOf(facts({ edits: given })).map(
        ({ file, pointer }) => file.slice('data/edits/'.length) + pointer,
      );
    expect(places(edits)).toEqual([
      '2026-02-25.json/lineup/0/correct',
      '2026-03-11.json/lineup/0/remove',
      '2026-03-11.json/lineup/1/position',
      '2026-03-11.json/lineup/3/add',
      '2026-03-12.json',
    ]);
    expect(places(edits.toReversed())).toEqual(places(edits));
  });
});

describe('whatever the facts', () => {
  const weeks = ['2026-01-28', '2026-02-04', '2026-02-11', '2026-02-18', '2026-03-04'];
  const likes = fc.uniqueArray(fc.integer({ min: 10, max: 40 }), { maxLength: 8 });
  const manyFacts = fc.tuple(...weeks.map(() => likes)).map((lists) => {
    const shows = weeks.map((slug, week) => {
      const { start } = CALENDAR.of(slug) ?? CALENDAR.at(NOW);
      const state = (id: number) => (id % 5 === 0 ? 'gone' : id % 4 === 0 ? 'unliked' : 'liked');
      const of = (id: number) =>
        someLike({ track_id: id, liked_at: start, first_seen: start, state: state(id) });
      return someShow(slug, (lists[week] ?? []).sort((a, b) => a - b).map(of));
    });
    const edits = weeks.map((slug, week) => {
      const removed = (lists[week] ?? []).slice(0, 2).map((remove) => ({ remove, reason }));
      return edit(slug, { title: slug, lineup: removed });
    });
    return facts({ shows: [...shows, older], edits });
  });

  test('positions are 1 to n', () => {
    fc.assert(
      fc.property(manyFacts, (given) => {
        for (const { tracks } of compose(given, NOW).shows) {
          expect(tracks.map(({ position }) => position)).toEqual(tracks.map((_, index) => index + 1));
        }
      }),
    );
  });

  test('the same facts give the same catalog, in whatever order they come, and are left alone', () => {
    fc.assert(
      fc.property(
        manyFacts.chain((given) =>
          fc.tuple(fc.constant(given), shuffled(given.shows), shuffled(given.edits)),
        ),
        ([given, shows, edits]) => {
          const before = JSON.stringify(given);
          const bytes = JSON.stringify(compose(given, NOW));
          expect(JSON.stringify(compose({ ...given, shows, edits }, NOW))).toBe(bytes);
          expect(JSON.stringify(given)).toBe(before);
        },
      ),
    );
  });
});

describe('a catalog', () => {
  test('tells the length of a show', () => {
    expect(durationOf(compose(facts(), NOW).current)).toBe(360_000);
  });

  test.each([
    [
      'is over and read to its end',
      '2026-03-19T02:00:00Z',
      '2026-03-19T02:00:00Z',
      ['2026-03-11', '2026-02-25'],
    ],
    ['is not over', '2026-03-19T01:59:59Z', '2026-03-19T01:59:59Z', ['2026-02-25']],
    ['is over but not read to its end', '2026-03-19T03:00:00Z', '2026-03-19T01:59:59Z', ['2026-02-25']],
  ])('names a show finished only when it is over and read: %s', (_what, now, last_success, finished) => {
    const catalog = compose(facts({ status: someStatus({ last_success }) }), now);
    expect(finishedShows(catalog).map(({ slug }) => slug)).toEqual(finished);
  });
});

function facts(some: Partial<Facts> = {}): Facts {
  return { station: STATION, status: someStatus(), shows: [newer, older], edits: [], ...some };
}

function edit(slug: string, edits: Partial<Edits>): EditsFile {
  return { slug, file: `data/edits/${slug}.json`, edits: Edits.parse(edits) };
}

function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length });
}

function problemsOf(given: Facts): readonly Problem[] {
  try {
    compose(given, NOW);
  } catch (error) {
    if (error instanceof AirlogError && error.code === 'invalid-files') return error.problems;
    throw error;
  }
  return [];
}
