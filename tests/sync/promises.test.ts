import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { AirlogError } from '#domain/errors.ts';
import type { EarlierSchedule } from '#domain/schedule.ts';
import { defineStation } from '#domain/station.ts';
import { at as places } from '../upstream/faults.ts';
import { BLOCKED_PAGE } from '../upstream/trouble.ts';
import {
  hide,
  like,
  likePlaylist,
  removeTrack,
  renameTrack,
  restore,
  unlike,
  type World,
} from '../upstream/world.ts';
import { fingerprint, place } from '../values/folders.ts';
import { STATION } from '../values/shows.ts';
import { type Workplace, workplace, worldWithTracks } from './workplace.ts';

// The week of 2026-03-11: [2026-03-12T02:00Z, 2026-03-19T02:00Z).
const LAST_SECOND_BEFORE = '2026-03-12T01:59:59Z';
const TURN = '2026-03-12T02:00:00Z';
const DURING = '2026-03-13T15:00:00Z';

const likes = (track: number, at: string) => (world: World) => like(world, track, at);
const standing = (at: Workplace, slug: string) =>
  (at.show(slug)?.likes ?? []).filter(({ state }) => state !== 'unliked').map(({ track_id }) => track_id);
const state = (at: Workplace, track: number) =>
  at.show('2026-03-11')?.likes.find(({ track_id }) => track_id === track)?.state;

function addressOf(at: Workplace, id: number): string {
  const track = at.upstream.world.tracks.get(id);
  return `https://soundcloud.com/${track?.uploader.permalink}/${track?.permalink}`;
}

/** The schedules that a refusal tells to write into the config. */
function toldSchedules(refusal: unknown): EarlierSchedule[] {
  const { message } = (refusal as AirlogError).problems[0] ?? {};
  const [, told = ''] = /earlier_schedules: (\[.*?\])/.exec(message ?? '') ?? [];
  return runInNewContext(told);
}

describe('no like is lost', () => {
  test('a like lands in the week that holds its second', async () => {
    const at = await workplace(worldWithTracks(3));
    at.change(likes(1, LAST_SECOND_BEFORE), likes(2, TURN), likes(3, DURING));
    await at.syncAt(DURING);
    expect(standing(at, '2026-03-04')).toEqual([1]);
    expect(standing(at, '2026-03-11')).toEqual([2, 3]);
  });

  test('a sync that comes weeks late finds what was liked meanwhile', async () => {
    const at = await workplace(worldWithTracks(300), { pageLimit: 20 });
    at.change(likes(1, DURING));
    await at.syncAt(DURING);
    for (let n = 2; n <= 300; n += 1)
      at.change(likes(n, `2026-0${n < 150 ? 4 : 5}-0${(n % 9) + 1}T12:00:00Z`));
    const report = await at.syncAt('2026-06-01T00:00:00Z');
    expect(report.added).toHaveLength(299);
  });

  test('a like that shows up late is appended, even in a week that is final', async () => {
    const at = await workplace(worldWithTracks(3));
    at.change(
      likes(1, '2026-03-12T03:00:00Z'),
      likes(2, '2026-03-12T04:00:00Z'),
      likes(3, '2026-03-12T05:00:00Z'),
    );
    at.change((world) => hide(world, 1));
    await at.syncAt('2026-03-14T00:00:00Z');
    at.change((world) => restore(world, 1));
    await at.syncAt('2026-03-22T00:00:00Z');
    expect(standing(at, '2026-03-11')).toEqual([2, 3, 1]);
  });

  test('positions hold when two syncs fall into the same second or the clock goes back', async () => {
    const at = await workplace(worldWithTracks(4));
    at.change(likes(2, '2026-03-12T04:00:00Z'));
    await at.syncAt(DURING);
    at.change(likes(1, '2026-03-12T03:00:00Z'));
    await at.syncAt(DURING);
    at.change(likes(3, '2026-03-12T02:30:00Z'));
    await at.syncAt('2026-03-13T14:00:00Z');
    expect(standing(at, '2026-03-11')).toEqual([2, 1, 3]);
  });

  describe('a show that moves to Thursday, 20:00', () => {
    const THURSDAY = { ...STATION.schedule, weekday: 'Thursday', time: '20:00' } as const;
    const MOVED = defineStation({
      ...STATION,
      schedule: THURSDAY,
      earlier_schedules: [{ ...STATION.schedule, last_show: '2026-03-18' }],
    });

    test('keeps its weeks, and begins the next ones on Thursdays', async () => {
      const at = await workplace(worldWithTracks(4));
      at.change(likes(1, LAST_SECOND_BEFORE), likes(2, DURING));
      await at.syncAt(DURING);
      const before = fingerprint(join(at.folder, 'shows'));
      at.move(MOVED);
      expect((await at.syncAt('2026-03-14T12:00:00Z', { full: true })).added).toEqual([]);
      expect(fingerprint(join(at.folder, 'shows'))).toEqual(before);
      at.change(likes(3, '2026-03-26T23:59:59Z'), likes(4, '2026-03-27T00:00:00Z'));
      await at.syncAt('2026-03-28T00:00:00Z');
      expect([...at.shows().keys()]).toEqual(['2026-03-04', '2026-03-11', '2026-03-18', '2026-03-26']);
      expect(standing(at, '2026-03-18')).toEqual([3]);
      expect(standing(at, '2026-03-26')).toEqual([4]);
    });

    test('is told how to keep its weeks before anything is changed', async () => {
      const at = await workplace(worldWithTracks(2));
      at.change(likes(1, LAST_SECOND_BEFORE), likes(2, DURING));
      await at.syncAt(DURING);
      const before = fingerprint(at.folder);
      at.move({ ...STATION, schedule: THURSDAY });
      const refusal = await at.syncAt('2026-03-14T12:00:00Z').catch((error: AirlogError) => error);
      expect(refusal).toMatchObject({ code: 'invalid-files', exitCode: 4 });
      expect((refusal as AirlogError).problems).toHaveLength(1);
      expect(fingerprint(at.folder)).toEqual(before);
      at.move(defineStation({ ...STATION, schedule: THURSDAY, earlier_schedules: toldSchedules(refusal) }));
      expect((await at.syncAt('2026-03-14T12:00:00Z')).added).toEqual([]);
    });
  });

  describe('a show that has ended', () => {
    const ENDED = defineStation({ ...STATION, last_show: '2026-03-11' });
    const MONTHS_LATER = '2026-07-01T00:00:00Z';

    test('makes no show of what is liked later, until it goes on', async () => {
      const at = await workplace(worldWithTracks(5), { pageLimit: 1 });
      at.move(ENDED);
      at.change(likes(1, DURING), likes(2, '2026-03-19T01:59:59Z'), likes(3, '2026-03-19T02:00:00Z'));
      expect(await at.syncAt('2026-03-19T03:00:00Z')).toMatchObject({
        added: { length: 2 },
        likes_of_no_show: 1,
        current_show: '2026-03-11',
      });
      at.change(likes(4, '2026-04-20T12:00:00Z'), likes(5, '2026-06-20T12:00:00Z'));
      expect(await at.syncAt(MONTHS_LATER)).toMatchObject({ changed: false, likes_of_no_show: 3 });
      at.move(STATION);
      expect(await at.syncAt(MONTHS_LATER)).toMatchObject({ added: { length: 3 }, likes_of_no_show: 0 });
      expect([...at.shows().keys()]).toEqual(['2026-03-11', '2026-03-18', '2026-04-15', '2026-06-17']);
    });

    test('comes back on another evening, and ends again', async () => {
      const schedule = { ...STATION.schedule, weekday: 'Thursday', time: '20:00' } as const;
      const at = await workplace(worldWithTracks(4));
      at.move(ENDED);
      at.change(likes(1, LAST_SECOND_BEFORE), likes(2, DURING));
      await at.syncAt(MONTHS_LATER);
      at.move({ ...STATION, schedule });
      const earlier_schedules = toldSchedules(
        await at.syncAt(MONTHS_LATER).catch((error: AirlogError) => error),
      );
      at.move(defineStation({ ...STATION, schedule, earlier_schedules, last_show: '2026-07-02' }));
      at.change(likes(3, '2026-07-03T00:00:00Z'), likes(4, '2026-07-10T00:00:00Z'));
      expect(await at.syncAt('2026-07-11T00:00:00Z')).toMatchObject({
        added: [{ slug: '2026-07-02', track_id: 3 }],
        likes_of_no_show: 1,
      });
      expect([...at.shows().keys()]).toEqual(['2026-03-04', '2026-03-11', '2026-07-02']);
    });

    test('keeps a track that is liked again after the end', async () => {
      const at = await workplace(worldWithTracks(2));
      at.move(ENDED);
      at.change(likes(1, DURING), likes(2, DURING));
      await at.syncAt(DURING);
      at.change((world) => unlike(world, 1), likes(1, '2026-03-19T12:00:00Z'));
      expect(await at.syncAt('2026-03-19T13:00:00Z')).toMatchObject({ removed: [], likes_of_no_show: 1 });
    });

    test('loses shows that were made after its end only where that is wanted', async () => {
      const at = await workplace(worldWithTracks(3));
      at.change(likes(1, DURING), likes(2, '2026-03-20T12:00:00Z'), likes(3, '2026-03-27T12:00:00Z'));
      await at.syncAt('2026-03-28T00:00:00Z');
      const before = fingerprint(at.folder);
      at.move(ENDED);
      const refusal = await at.syncAt(MONTHS_LATER).catch((error: AirlogError) => error);
      expect(refusal).toMatchObject({
        code: 'later-shows',
        exitCode: 4,
        problems: [
          {
            pointer: '/last_show',
            message: expect.stringContaining('2 later shows, the newest of 2026-03-25'),
          },
        ],
      });
      expect(fingerprint(at.folder)).toEqual(before);
      expect(await at.syncAt(MONTHS_LATER, { allowShrink: true })).toMatchObject({
        shows_dropped: ['2026-03-18', '2026-03-25'],
      });
      expect(Object.keys(fingerprint(at.folder))).toEqual(['shows/2026/2026-03-11.json', 'status.json']);
      expect(at.published(MONTHS_LATER)).toEqual([1]);
      at.move(STATION);
      await at.syncAt(MONTHS_LATER);
      expect([...at.shows().keys()]).toEqual(['2026-03-11', '2026-03-18', '2026-03-25']);
    });
  });

  test.each(['omitted', 'null-track', 'no-track', 'stub'] as const)(
    'short and empty pages end no walk (hidden likes: %s)',
    async (hiddenLikes) => {
      const at = await workplace(worldWithTracks(60), { pageLimit: 5, hiddenLikes });
      for (let n = 1; n <= 60; n += 1)
        at.change(likes(n, `2026-03-13T00:${String(n % 60).padStart(2, '0')}:00Z`));
      for (let n = 20; n <= 40; n += 1) at.change((world) => hide(world, n));
      await at.syncAt(DURING);
      expect(standing(at, '2026-03-11')).toHaveLength(39);
    },
  );

  test('playlist likes are no part of a show', async () => {
    const at = await workplace(worldWithTracks(1));
    at.change((world) => likePlaylist(world, 77, TURN), likes(1, DURING));
    await at.syncAt(DURING);
    expect(standing(at, '2026-03-11')).toEqual([1]);
  });
});

describe('absent is not unliked', () => {
  async function withTwo(): Promise<Workplace> {
    const at = await workplace(worldWithTracks(2));
    at.change(likes(1, TURN), likes(2, '2026-03-12T02:00:01Z'));
    await at.syncAt('2026-03-12T03:00:00Z');
    return at;
  }

  test.each<[string, (world: World) => World, string, string]>([
    ['unliked while open', (world) => unlike(world, 1), DURING, 'unliked'],
    ['unliked while settling', (world) => unlike(world, 1), '2026-03-20T02:00:00Z', 'unliked'],
    ['unliked when final', (world) => unlike(world, 1), '2026-03-21T02:00:00Z', 'liked'],
    ['deleted', (world) => removeTrack(world, 1), DURING, 'gone'],
    ['made private', (world) => hide(world, 1), DURING, 'gone'],
    ['deleted when final', (world) => removeTrack(world, 1), '2026-03-21T02:00:00Z', 'gone'],
  ])('%s', async (_, change, now, expected) => {
    const at = await withTwo();
    at.change(change);
    await at.syncAt(now);
    expect(state(at, 1)).toBe(expected);
    expect(state(at, 2)).toBe('liked');
  });

  test('a like that vanishes and returns is one like', async () => {
    const at = await withTwo();
    at.change((world) => removeTrack(world, 1));
    await at.syncAt('2026-03-12T04:00:00Z');
    at.change((world) => restore(world, 1));
    await at.syncAt('2026-03-12T05:00:00Z');
    expect(at.show('2026-03-11')?.likes).toMatchObject([{ track_id: 1, state: 'liked' }, { track_id: 2 }]);
  });

  test('a track that was gone and is found again without its like was unliked meanwhile', async () => {
    const at = await withTwo();
    at.change((world) => removeTrack(world, 1));
    await at.syncAt('2026-03-12T04:00:00Z');
    at.change((world) => unlike(restore(world, 1), 1));
    expect((await at.syncAt('2026-03-12T05:00:00Z')).removed).toMatchObject([
      { slug: '2026-03-11', track_id: 1 },
    ]);
    expect(standing(at, '2026-03-11')).toEqual([2]);
  });

  test('a track that was unliked and is deleted then does not come back as gone', async () => {
    const at = await withTwo();
    at.change((world) => unlike(world, 1));
    await at.syncAt('2026-03-12T04:00:00Z');
    at.change((world) => removeTrack(world, 1));
    await at.syncAt('2026-03-12T05:00:00Z');
    expect(state(at, 1)).toBe('unliked');
  });

  test.each([
    ['was unliked', unlike, '2026-03-12T05:00:00Z'],
    ['is gone from a show that is final', removeTrack, '2026-03-22T00:00:00Z'],
  ])('nothing is asked any more of a track that %s', async (_, change, now) => {
    const at = await withTwo();
    at.change((world) => change(world, 1));
    await at.syncAt('2026-03-12T04:00:00Z');
    at.upstream.requests.length = 0;
    await at.syncAt(now);
    expect(at.upstream.requests.map(({ path }) => path)).toEqual([expect.stringContaining('/likes')]);
  });

  test.each([
    ['while its show is open', '2026-03-12T05:00:00Z'],
    ['when its show is final', '2026-03-22T05:00:00Z'],
  ])(
    'a like that was missed is listed again %s, by its old date: it takes its old place',
    async (_, then) => {
      const at = await withTwo();
      const { likes: both } = at.upstream.world;
      at.change((world) => unlike(world, 1));
      await at.syncAt('2026-03-12T04:00:00Z');
      expect(standing(at, '2026-03-11')).toEqual([2]);
      at.change((world) => ({ ...world, likes: both }));
      expect((await at.syncAt(then)).returned).toMatchObject([{ slug: '2026-03-11', track_id: 1 }]);
      expect(standing(at, '2026-03-11')).toEqual([1, 2]);
    },
  );

  test.each([
    ['a sync', ['2026-03-12T04:00:00Z']],
    ['no sync', []],
  ])(
    'a track is unliked, %s runs, it is liked again: it is liked anew, and comes last',
    async (_, between) => {
      const at = await withTwo();
      at.change((world) => unlike(world, 1));
      for (const now of between) await at.syncAt(now);
      at.change((world) => like(world, 1, '2026-03-12T04:30:00Z'));
      expect((await at.syncAt('2026-03-12T05:00:00Z')).added).toMatchObject([{ track_id: 1 }]);
      expect(standing(at, '2026-03-11')).toEqual([2, 1]);
    },
  );

  test('a track liked again in a later week belongs to both weeks', async () => {
    const at = await withTwo();
    at.change((world) => like(unlike(world, 1), 1, '2026-03-19T03:00:00Z'));
    await at.syncAt('2026-03-19T04:00:00Z');
    expect(standing(at, '2026-03-11')).toEqual([1, 2]);
    expect(standing(at, '2026-03-18')).toEqual([1]);
  });
});

test('a renamed track changes an open show and leaves a final one as it was published', async () => {
  const at = await workplace(worldWithTracks(1));
  at.change(likes(1, TURN));
  await at.syncAt('2026-03-12T03:00:00Z');
  at.change((world) => renameTrack(world, 1, 'Second name'));
  expect(await at.syncAt(DURING)).toMatchObject({
    updated: [{ slug: '2026-03-11', track_id: 1 }],
    returned: [],
  });
  expect(at.show('2026-03-11')?.likes[0]?.title).toBe('Second name');
  at.change((world) => renameTrack(world, 1, 'Third name'));
  await at.syncAt('2026-03-22T00:00:00Z');
  expect(at.show('2026-03-11')?.likes[0]?.title).toBe('Second name');
});

describe('same facts, same bytes', () => {
  test('a second sync changes no byte and says so', async () => {
    const at = await workplace(worldWithTracks(30), { pageLimit: 7 });
    for (let n = 1; n <= 30; n += 1)
      at.change(likes(n, `2026-03-${String((n % 13) + 1).padStart(2, '0')}T12:00:00Z`));
    expect((await at.syncAt('2026-03-14T00:00:00Z')).changed).toBe(true);
    const before = fingerprint(at.folder);
    expect((await at.syncAt('2026-03-14T06:00:00Z')).changed).toBe(false);
    expect((await at.syncAt('2026-03-14T12:00:00Z', { full: true })).changed).toBe(false);
    expect(fingerprint(at.folder)).toEqual(before);
  });

  test('a track that was gone before and still is changes no byte', async () => {
    const at = await workplace(worldWithTracks(2));
    at.change(likes(1, TURN), likes(2, TURN));
    await at.syncAt('2026-03-12T03:00:00Z');
    at.change((world) => removeTrack(world, 1));
    await at.syncAt('2026-03-12T04:00:00Z');
    const before = fingerprint(at.folder);
    expect(await at.syncAt('2026-03-12T05:00:00Z')).toMatchObject({ changed: false, gone: [] });
    expect(fingerprint(at.folder)).toEqual(before);
  });

  test('the status is renewed once a day and at the turn of the week, and says when a show last changed', async () => {
    const at = await workplace(worldWithTracks(1));
    at.change(likes(1, TURN));
    await at.syncAt('2026-03-18T12:00:00Z');
    const first = fingerprint(at.folder);
    await at.syncAt('2026-03-18T23:59:59Z');
    expect(fingerprint(at.folder)).toEqual(first);
    await at.syncAt('2026-03-19T01:00:00Z');
    const nextDay = fingerprint(at.folder);
    await at.syncAt('2026-03-19T02:00:00Z');
    const nextShow = fingerprint(at.folder);
    expect(new Set([first, nextDay, nextShow].map((files) => files['status.json']))).toHaveProperty(
      'size',
      3,
    );
    expect(nextShow['shows/2026/2026-03-11.json']).toBe(first['shows/2026/2026-03-11.json']);
  });

  test('a dry run tells what it would do and writes nothing', async () => {
    const at = await workplace(worldWithTracks(1));
    at.change(likes(1, TURN));
    await at.syncAt(TURN);
    at.change((world) => unlike(world, 1));
    const before = fingerprint(at.folder);
    expect(await at.syncAt(DURING, { dryRun: true, allowShrink: true })).toMatchObject({
      changed: true,
      written: 0,
    });
    expect(fingerprint(at.folder)).toEqual(before);
  });
});

test('nothing that SoundCloud wants to keep for itself is stored', async () => {
  const at = await workplace(worldWithTracks(5));
  for (let n = 1; n <= 5; n += 1) at.change(likes(n, `2026-03-12T0${n + 1}:00:00Z`));
  await at.syncAt(DURING);
  expect(JSON.stringify(at.show('2026-03-11'))).not.toMatch(
    /track_authorization|secret_token|_count|policy|monetization/,
  );
});

describe('edits and guests', () => {
  const edits = (lineup: object[]) => JSON.stringify({ lineup });

  test('an added address is resolved once and kept', async () => {
    const at = await workplace(worldWithTracks(2));
    at.change(likes(1, TURN));
    await at.syncAt('2026-03-12T03:00:00Z');
    const url = addressOf(at, 2);
    place(at.folder, 'edits/2026-03-11.json', edits([{ add: url, position: 1, reason: 'played' }]));
    const report = await at.syncAt(DURING);
    expect(report.guests).toEqual([{ slug: '2026-03-11', url, title: 'Track 2', artist: 'User 1002' }]);
    expect(at.show('2026-03-11')?.guests).toMatchObject([{ url, track_id: 2, first_seen: DURING }]);
    at.upstream.requests.length = 0;
    expect((await at.syncAt('2026-03-13T16:00:00Z')).changed).toBe(false);
    expect(at.upstream.requests.filter(({ path }) => path === '/resolve')).toEqual([]);
  });

  test('an added address that is resolved late stands behind the likes found until then, in the same second too', async () => {
    const at = await workplace(worldWithTracks(3));
    at.change(likes(1, TURN));
    await at.syncAt('2026-03-12T03:00:00Z');
    place(at.folder, 'edits/2026-03-11.json', edits([{ add: addressOf(at, 3), reason: 'played' }]));
    at.change(likes(2, '2026-03-12T04:00:00Z'));
    at.upstream.faults = [{ when: places.resolve, respond: BLOCKED_PAGE }];
    await at.syncAt(DURING);
    at.upstream.faults = [];
    await at.syncAt(DURING);
    expect(at.published(DURING)).toEqual([1, 2, 3]);
  });

  test('an added address of a track that was liked as well is known without asking', async () => {
    const at = await workplace(worldWithTracks(2));
    at.change(likes(1, TURN), likes(2, TURN));
    const lineup = [
      { remove: 2, reason: 'not played' },
      { add: 'https://m.soundcloud.com/user-1001/track-1', reason: 'played' },
    ];
    place(at.folder, 'edits/2026-03-11.json', edits(lineup));
    const report = await at.syncAt(DURING);
    expect(report.guests).toMatchObject([{ url: lineup[1]?.add, title: 'Track 1' }]);
    expect(at.upstream.requests.filter(({ query }) => query.get('url')?.includes('track-1'))).toEqual([]);
  });

  test('an address that leads nowhere is told and stops nothing', async () => {
    const at = await workplace(worldWithTracks(1));
    at.change(likes(1, TURN));
    place(
      at.folder,
      'edits/2026-03-11.json',
      edits([{ add: 'https://soundcloud.com/no/body', reason: 'x' }]),
    );
    const report = await at.syncAt(DURING);
    expect(report.warnings).toEqual([expect.stringContaining('SoundCloud has no such track')]);
    expect(standing(at, '2026-03-11')).toEqual([1]);
  });

  test.each([
    ['before the first show', '2016-03-09', /2016-03-09\.json: the archive has no show/],
    ['after the current show', '2026-03-18', /2026-03-18\.json: the archive has no show/],
    ['on another weekday', '2026-03-10', /2026-03-10\.json: no show begins on/],
  ])('what is added %s makes no show, and is told', async (_, slug, words) => {
    const at = await workplace(worldWithTracks(2));
    at.change(likes(1, LAST_SECOND_BEFORE));
    place(at.folder, `edits/${slug}.json`, edits([{ add: addressOf(at, 2), reason: 'played' }]));
    const report = await at.syncAt(DURING);
    expect([report.guests, report.warnings]).toEqual([[], [expect.stringMatching(words)]]);
    expect([...at.shows().keys()]).toEqual(['2026-03-04']);
  });

  test('what is added to a week without likes makes it a show', async () => {
    const at = await workplace(worldWithTracks(2));
    at.change(likes(1, '2026-02-20T12:00:00Z'));
    for (const slug of ['2026-02-25', '2026-03-11']) {
      place(at.folder, `edits/${slug}.json`, edits([{ add: addressOf(at, 2), reason: 'played' }]));
    }
    expect((await at.syncAt(DURING)).warnings).toEqual([]);
    expect([...at.shows().keys()]).toEqual(['2026-02-18', '2026-02-25', '2026-03-11']);
  });

  test('edits that cannot be read lose no like', async () => {
    const at = await workplace(worldWithTracks(1));
    at.change(likes(1, TURN));
    place(at.folder, 'edits/2026-03-11.json', '{"lineup": [');
    const report = await at.syncAt(DURING);
    expect(report.warnings).toEqual([expect.stringContaining('edits/2026-03-11.json')]);
    expect(standing(at, '2026-03-11')).toEqual([1]);
  });
});

test('a report tells where a sync read, how far, and what it did, and a word comes after each page', async () => {
  const at = await workplace(worldWithTracks(3), { pageLimit: 2 });
  at.change(likes(1, LAST_SECOND_BEFORE), likes(2, TURN), likes(3, DURING));
  const words: object[] = [];
  const report = await at.syncAt(DURING, { dryRun: true }, 'web', (progress) => words.push(progress));
  const line = (slug: string, n: number, artist: string) => ({
    slug,
    track_id: n,
    title: `Track ${n}`,
    artist,
  });
  expect(report).toEqual({
    source: 'web',
    now: DURING,
    dry_run: true,
    changed: true,
    written: 0,
    coverage: null,
    hosts: [STATION.host.soundcloud_user],
    pages: 2,
    requests: at.upstream.requests.length,
    likes_seen: 3,
    likes_of_no_show: 0,
    added: [
      line('2026-03-04', 1, 'User 1001'),
      line('2026-03-11', 2, 'User 1002'),
      line('2026-03-11', 3, 'User 1003'),
    ],
    removed: [],
    gone: [],
    returned: [],
    moved: [],
    updated: [],
    guests: [],
    shows_dropped: [],
    links_checked: [],
    current_show: '2026-03-11',
    warnings: [],
  });
  expect(words).toEqual([
    { pages: 1, likes: 2, oldest: TURN, expected: 3 },
    { pages: 2, likes: 3, oldest: LAST_SECOND_BEFORE, expected: 3 },
  ]);
});

test('a first sync from a source without dates is refused unless it is wished for', async () => {
  const at = await workplace(worldWithTracks(1));
  at.change(likes(1, TURN));
  await expect(at.syncAt(DURING, {}, 'official')).rejects.toMatchObject({ code: 'first-sync-needs-dates' });
  expect(await at.syncAt(DURING, { allowUndated: true }, 'official')).toMatchObject({
    added: [{ track_id: 1 }],
  });
});

test('a sync asks one thing at a time: pages, lookups of what is absent, links', async () => {
  const at = await workplace(worldWithTracks(30), { pageLimit: 5, answersAfterMs: 5 });
  for (let n = 1; n <= 30; n += 1) at.change(likes(n, `2026-03-13T00:${String(n).padStart(2, '0')}:00Z`));
  await at.syncAt(DURING);
  at.change((world) => removeTrack(unlike(world, 3), 4));
  await at.syncAt(DURING, { full: true, linkRequests: 40 });
  expect(at.upstream.requests.length).toBeGreaterThan(12);
  expect(at.upstream.mostAtOnce).toBe(1);
});
