import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Status } from '#domain/status.ts';
import { json } from '../upstream/answer.ts';
import { changedJson, at as places } from '../upstream/faults.ts';
import {
  changeTrack,
  hide,
  like,
  likePlaylist,
  removeTrack,
  renameTrack,
  unlike,
  type World,
} from '../upstream/world.ts';
import { fingerprint, place } from '../values/folders.ts';
import { BEFORE, expectRefusal, fortyLikes, listing, NOW } from './forty-likes.ts';
import { type Workplace, workplace } from './workplace.ts';

describe('an answer that cannot be true', () => {
  const REFUSED = { kind: 'guard', exitCode: 4 };
  const ZERO_WIDTH = '\u200b\u200d';
  /** Names the tracks so, from a number on: the older a track, the lower its number. */
  const title =
    (text: string, from = 0) =>
    (world: World) =>
      [...world.tracks.keys()]
        .filter((id) => id >= from)
        .reduce((before, id) => renameTrack(before, id, text), world);

  test.each<[string, string, (world: World) => World]>([
    ['an empty listing', 'likes-missing', (world) => ({ ...world, likes: [] })],
    ['titles that are all empty', 'titles-missing', title('')],
    ['titles that are all blank', 'titles-missing', title(' \t\n')],
    ['titles of which nothing is seen', 'titles-missing', title(ZERO_WIDTH)],
    [
      'titles that are empty but for one',
      'titles-missing',
      (world) => renameTrack(title('')(world), 40, 'One'),
    ],
    ['a date in the future', 'like-from-the-future', (world) => like(world, 50, '2026-03-14T13:00:01Z')],
    ['a date centuries ahead', 'like-from-the-future', (world) => like(world, 50, '9999-12-31T23:59:59Z')],
  ])('%s, over an archive', async (_, code, change) => {
    const at = await listing();
    await at.syncAt(BEFORE);
    at.change(change);
    await expectRefusal(at, { ...REFUSED, code });
  });

  test.each<[string, string, (world: World) => World]>([
    ['titles that are all empty', 'titles-missing', title('')],
    ['titles of which nothing is seen', 'titles-missing', title(ZERO_WIDTH)],
    ['titles that are mostly empty', 'titles-missing', title('', 20)],
    ['a date in the future', 'like-from-the-future', (world) => like(world, 50, '2026-03-14T13:00:01Z')],
    [
      'a date before SoundCloud',
      'like-before-soundcloud',
      (world) => like(world, 50, '2006-12-31T23:59:59Z'),
    ],
    ['the beginning of time', 'like-before-soundcloud', (world) => like(world, 50, '1970-01-01T00:00:00Z')],
  ])('%s, at the first sync', async (_, code, change) => {
    const at = await listing();
    at.change(change);
    await expectRefusal(at, { ...REFUSED, code });
  });

  const NOTHING = json({ collection: [], next_href: null });

  test('an empty listing where forty likes are counted, at the first sync', async () => {
    const at = await listing();
    at.upstream.faults = [{ when: places.likes, respond: NOTHING }];
    await expectRefusal(at, {
      ...REFUSED,
      code: 'likes-missing',
      message: expect.stringContaining('no like at all, while 40 are counted'),
    });
    expect((await at.syncAt(NOW, { allowShrink: true })).likes_seen).toBe(0);
  });

  test('an empty listing by the official source where forty likes are counted', async () => {
    const at = await listing();
    at.upstream.faults = [{ when: places.officialLikes, respond: NOTHING }];
    const outcome = at.syncAt(NOW, { allowUndated: true }, 'official');
    await expect(outcome).rejects.toMatchObject({ ...REFUSED, code: 'likes-missing' });
  });

  test.each<[string, (world: World) => World]>([
    ['is counted', (world) => ({ ...world, likes: [] })],
    [
      'is seen: five likes may all be hidden',
      (world) => {
        const likes = world.likes.slice(0, 5);
        return likes.reduce<World>((before, { track_id }) => hide(before, track_id), { ...world, likes });
      },
    ],
  ])('an empty listing at the first sync is believed where nothing %s', async (_, change) => {
    const at = await listing();
    at.change(change);
    expect(await at.syncAt(NOW)).toMatchObject({ likes_seen: 0, warnings: [] });
  });

  test.each([
    ['at the first sync', {}],
    ['when all is read anew', { full: true }],
  ])('a listing that ends before half of what is counted is told of, %s', async (_, wish) => {
    const at = await listing();
    if ('full' in wish) await at.syncAt(BEFORE);
    at.upstream.faults = [
      { when: places.likes, respond: changedJson((page) => ({ ...page, next_href: null })) },
    ];
    expect((await at.syncAt(NOW, wish)).warnings).toEqual([
      expect.stringMatching(/counts 40 likes .* lists 5 .*--full/),
    ]);
  });

  test('a listing of half of what is counted is not', async () => {
    const at = await listing();
    for (let n = 0; n < 40; n += 1) at.change((world) => likePlaylist(world, 900 + n, BEFORE));
    expect(await at.syncAt(NOW)).toMatchObject({ likes_seen: 40, warnings: [] });
  });

  test('a like that is dated within the hour to come is believed: clocks differ', async () => {
    const at = await listing();
    at.change((world) => like(world, 50, '2026-03-14T12:59:59Z'));
    expect((await at.syncAt(NOW)).added).toHaveLength(41);
  });

  test('one title without text is believed', async () => {
    const at = await listing();
    at.change((world) => changeTrack(world, 40, { title: '' }));
    expect((await at.syncAt(NOW)).added).toHaveLength(40);
  });

  test.each([
    ['half of the titles without text are', '', 21],
    ['two titles without text are', ZERO_WIDTH, 39],
  ])('%s believed', async (_, text, from) => {
    const at = await listing();
    at.change(title(text, from));
    expect((await at.syncAt(NOW)).added).toHaveLength(40);
  });

  test('titles that were without text already are believed ever after', async () => {
    const at = await listing();
    at.change(title(ZERO_WIDTH, 21));
    await at.syncAt(BEFORE);
    at.change((world) => like(world, 50, '2026-03-14T11:00:00Z'));
    expect((await at.syncAt(NOW)).added).toHaveLength(1);
  });

  test('a title that is suddenly without text does not take the place of the known one', async () => {
    const at = await listing();
    await at.syncAt(BEFORE);
    const before = at.show('2026-03-11');
    at.change((world) => renameTrack(world, 40, ZERO_WIDTH));
    expect((await at.syncAt(NOW)).changed).toBe(false);
    expect(at.show('2026-03-11')).toEqual(before);
  });

  const renumbered = (world: World) => ({ ...world, user: { ...world.user, id: 4_000_000_002 } });
  const WRONG_USER = {
    ...REFUSED,
    code: 'wrong-user-id',
    message: expect.stringMatching(/4000000002.*4000000001/),
    next: expect.stringContaining('host.soundcloud_user_id'),
  };

  test('the name of the host leads to another user, at the first sync', async () => {
    const at = await listing();
    at.change(renumbered);
    await expectRefusal(at, WRONG_USER);
  });

  test('the name of the host leads to another user, over an archive that is read anew', async () => {
    const at = await listing();
    await at.syncAt(BEFORE);
    at.change(renumbered);
    await expectRefusal(at, WRONG_USER, NOW, { full: true });
  });

  test('an archive of another user is refused with the way out', async () => {
    const at = await listing();
    await at.syncAt(BEFORE);
    const { 'status.json': _, ...shows } = fingerprint(at.folder);
    place(at.folder, 'status.json', JSON.stringify({ ...statusOf(at), user_id: 4_000_000_002 }));
    await expectRefusal(at, {
      kind: 'invalid',
      exitCode: 4,
      code: 'other-user',
      message: expect.stringMatching(/4000000002.*4000000001/),
      next: expect.stringMatching(/host\.soundcloud_user_id.*npm run configure -- --fresh/),
    });
    expect(fingerprint(at.folder)).toMatchObject(shows);
  });
});

describe('files of shows that are lost', () => {
  test.each([{}, { full: true }, { allowShrink: true }])(
    'stop a sync of %o until they are restored',
    async (wish) => {
      const at = await listing();
      await at.syncAt(BEFORE);
      const text = readFileSync(join(at.folder, 'shows/2026/2026-03-04.json'), 'utf8');
      rmSync(join(at.folder, 'shows/2026/2026-03-04.json'));
      await expectRefusal(
        at,
        {
          code: 'invalid-files',
          exitCode: 4,
          problems: [{ pointer: '/counts/shows', message: expect.stringContaining('restore them from git') }],
        },
        NOW,
        wish,
      );
      place(at.folder, 'shows/2026/2026-03-04.json', text);
      expect((await at.syncAt(NOW, wish)).changed).toBe(false);
    },
  );

  test('are not those that a sync wrote which was cut short before it counted them', async () => {
    const at = await listing();
    await at.syncAt(BEFORE);
    place(
      at.folder,
      'status.json',
      JSON.stringify({ ...statusOf(at), counts: { ...statusOf(at).counts, shows: 1 } }),
    );
    expect((await at.syncAt(NOW)).warnings).toEqual([]);
  });
});

describe('much at once', () => {
  /** The show of 2026-03-04 is open and has ten likes; the ones before are final. */
  const LATE = '2026-03-11T12:00:00Z';
  const TEN = Array.from({ length: 10 }, (_, index) => 28 + index);
  const takeBack = (ids: number[]) => (world: World) => ids.reduce(unlike, world);

  async function openShow(): Promise<Workplace> {
    const world = fortyLikes();
    const until = { ...world, likes: world.likes.filter(({ liked_at }) => liked_at < LATE) };
    const at = await workplace(until, { pageLimit: 5 });
    await at.syncAt('2026-03-11T11:00:00Z');
    return at;
  }

  test('the ten likes are those', async () => {
    const at = await openShow();
    expect(at.show('2026-03-04')?.likes.map(({ track_id }) => track_id)).toEqual(TEN);
  });

  test('six of ten likes taken back are refused, and pass with --allow-shrink', async () => {
    const at = await openShow();
    at.change(takeBack(TEN.slice(0, 6)));
    await expectRefusal(
      at,
      {
        kind: 'guard',
        code: 'refused-to-shrink',
        exitCode: 4,
        next: expect.stringMatching(/--allow-shrink.*Run workflow/),
        problems: [{ pointer: '/likes', message: 'would lose 6 of its 10 likes' }],
      },
      LATE,
    );
    const report = await at.syncAt(LATE, { allowShrink: true });
    expect(report.removed.map(({ track_id }) => track_id)).toEqual(TEN.slice(0, 6));
  });

  test('five of ten pass', async () => {
    const at = await openShow();
    at.change(takeBack(TEN.slice(0, 5)));
    expect((await at.syncAt(LATE)).removed).toHaveLength(5);
  });

  test('all likes of the world taken back are refused, and pass with --allow-shrink', async () => {
    const at = await openShow();
    at.change((world) => ({ ...world, likes: [] }));
    await expectRefusal(
      at,
      { code: 'likes-missing', next: expect.stringMatching(/--allow-shrink.*Run workflow/) },
      LATE,
    );
    const report = await at.syncAt(LATE, { allowShrink: true });
    expect(report.removed).toHaveLength(10);
    expect(at.shows().size).toBe(4);
  });

  test('all tracks gone are kept, in their places', async () => {
    const at = await openShow();
    at.change((world) => TEN.reduce(removeTrack, world));
    const report = await at.syncAt(LATE);
    expect(report.gone).toHaveLength(10);
    const likes = at.show('2026-03-04')?.likes;
    expect(likes?.map(({ track_id, state }) => [track_id, state])).toEqual(TEN.map((id) => [id, 'gone']));
  });

  test('all likes unlisted and nothing answered: all are kept, and one warning tells it', async () => {
    const at = await openShow();
    at.change(takeBack(TEN));
    const before = at.show('2026-03-04');
    at.upstream.faults = [{ when: places.lookup, respond: { status: 500, headers: {}, body: '' } }];
    const report = await at.syncAt(LATE);
    expect(at.show('2026-03-04')).toEqual(before);
    expect(report.warnings).toEqual([expect.stringMatching(/^10 likes kept.* and 5 more\. .*status 500/)]);
  });
});

describe('the clock', () => {
  test('that goes back a day loses no like, and the archive does not grow younger', async () => {
    const at = await listing();
    await at.syncAt(NOW);
    const { last_success } = statusOf(at);
    at.change((world) => like(world, 41, '2026-03-13T10:00:00Z'));
    const report = await at.syncAt('2026-03-13T11:00:00Z');
    expect(report.added).toMatchObject([{ track_id: 41, slug: '2026-03-11' }]);
    expect(statusOf(at)).toMatchObject({ last_success, last_change: last_success });
    expect(at.show('2026-03-11')?.likes.at(-1)?.track_id).toBe(41);
  });

  test('that goes back further than the likes is told, and changes nothing', async () => {
    const at = await listing();
    await at.syncAt(NOW);
    await expectRefusal(
      at,
      { code: 'like-from-the-future', exitCode: 4, next: expect.stringContaining('clock') },
      '1970-01-01T00:00:00Z',
    );
  });

  test('that ran years ahead and is set right again loses no like', async () => {
    const at = await listing();
    await at.syncAt('2031-01-01T00:00:00Z');
    at.change((world) => like(world, 41, '2026-03-14T10:00:00Z'));
    const report = await at.syncAt(NOW);
    expect(report.added).toMatchObject([{ track_id: 41 }]);
    expect(at.show('2026-03-11')?.likes.at(-1)?.track_id).toBe(41);
    expect((await at.syncAt(NOW)).changed).toBe(false);
  });
});

function statusOf({ folder }: Workplace): Status {
  return Status.parse(JSON.parse(readFileSync(join(folder, 'status.json'), 'utf8')));
}
