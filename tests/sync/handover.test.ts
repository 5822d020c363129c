import { describe, expect, test } from 'vitest';
import type { Host } from '#domain/host.ts';
import { defineStation } from '#domain/station.ts';
import { json } from '../upstream/answer.ts';
import { someUser } from '../upstream/builders.ts';
import type { Fault } from '../upstream/faults.ts';
import { actAs, like, unlike, type World } from '../upstream/world.ts';
import { STATION } from '../values/shows.ts';
import { expectRefusal } from './forty-likes.ts';
import { type Workplace, workplace, worldWithTracks } from './workplace.ts';

// The week of 2026-03-04 ends at 2026-03-12T02:00Z and is final 48 hours later.
const LAST = '2026-03-04';
const NEXT = '2026-03-11';
const BEFORE_THE_TURN = '2026-03-11T20:00:00Z';
const SETTLING = '2026-03-13T00:00:00Z';
const FINAL = '2026-03-14T02:00:00Z';
const LATER = '2026-03-16T00:00:00Z';

const FORMER = STATION.host;
const MATE: Host = { name: 'The Mate', soundcloud_user: 'the-mate', soundcloud_user_id: 4_000_000_007 };
const handedOver = (last_show = LAST) =>
  defineStation({ ...STATION, host: MATE, earlier_hosts: [{ ...FORMER, last_show }] });

const by =
  ({ soundcloud_user_id: id, soundcloud_user: permalink }: Host, change: (world: World) => World) =>
  (world: World) =>
    change(actAs(world, someUser({ id, permalink })));
const likes = (track: number, at: string) => (world: World) => like(world, track, at);
const standing = (at: Workplace, slug: string) =>
  at
    .show(slug)
    ?.likes.filter(({ state }) => state === 'liked')
    .map(({ track_id }) => track_id);
const usersAsked = (at: Workplace) =>
  at.upstream.requests.flatMap(({ path }) => path.match(/^\/users\/(\d+)\/likes/)?.[1] ?? []).map(Number);

/** The former host’s account is gone. */
const LOST: Fault = {
  when: ({ path }) => path.startsWith(`/users/${FORMER.soundcloud_user_id}`),
  respond: json({}, 404),
};

/** An archive of the former host, synced before the turn, whose next host has liked things for years. */
async function archive(): Promise<Workplace> {
  const at = await workplace(worldWithTracks(60));
  at.change(
    by(MATE, likes(50, '2019-01-01T00:00:00Z')),
    by(MATE, likes(51, '2026-03-10T00:00:00Z')),
    by(FORMER, likes(1, '2026-03-06T00:00:00Z')),
    by(FORMER, likes(2, '2026-03-07T00:00:00Z')),
  );
  await at.syncAt(BEFORE_THE_TURN);
  return at;
}

describe('a host who hands over', () => {
  test('is followed until the last of their shows is final, the next one from the turn on', async () => {
    const at = await archive();
    at.move(handedOver());
    at.change(
      by(FORMER, likes(3, '2026-03-12T01:59:59Z')),
      by(FORMER, (world) => unlike(world, 1)),
      by(FORMER, likes(4, '2026-03-12T02:00:00Z')),
      by(MATE, likes(52, '2026-03-12T02:00:00Z')),
    );
    expect(await at.syncAt(SETTLING)).toMatchObject({
      hosts: [FORMER.soundcloud_user, MATE.soundcloud_user],
      removed: [{ track_id: 1 }],
      warnings: [],
    });
    expect([standing(at, LAST), standing(at, NEXT)]).toEqual([[2, 3], [52]]);
    at.change(
      by(FORMER, (world) => unlike(world, 2)),
      by(MATE, (world) => unlike(world, 52)),
      by(MATE, likes(53, '2026-03-13T12:00:00Z')),
    );
    expect(await at.syncAt(FINAL)).toMatchObject({ added: [{ track_id: 53 }], removed: [{ track_id: 52 }] });
    expect([standing(at, LAST), standing(at, NEXT)]).toEqual([[2, 3], [53]]);
    at.upstream.requests.length = 0;
    expect(await at.syncAt(LATER, { full: true })).toMatchObject({
      changed: false,
      hosts: [MATE.soundcloud_user],
      coverage: '2026-03-12T02:00:00Z',
      warnings: [],
    });
    expect(usersAsked(at)).toEqual([MATE.soundcloud_user_id]);
  });

  test('is followed as ever while the week of the last show lasts', async () => {
    const at = await archive();
    at.move(handedOver());
    at.change(by(FORMER, likes(3, '2026-03-11T20:30:00Z')));
    expect(await at.syncAt('2026-03-11T21:00:00Z')).toMatchObject({ added: [{ track_id: 3 }] });
    expect(new Set(usersAsked(at))).toEqual(new Set([FORMER.soundcloud_user_id]));
  });

  test('loses nothing when no sync ran for weeks around it', async () => {
    const at = await archive();
    at.move(handedOver());
    at.change(by(FORMER, likes(3, '2026-03-12T01:00:00Z')), by(MATE, likes(52, '2026-03-12T03:00:00Z')));
    await at.syncAt('2026-04-10T00:00:00Z');
    expect([standing(at, LAST), standing(at, NEXT)]).toEqual([[1, 2, 3], [52]]);
  });

  test('is read whole by a first sync, as the next one is', async () => {
    const at = await workplace(worldWithTracks(60));
    at.move(handedOver());
    at.change(
      by(FORMER, likes(1, '2025-03-05T00:00:00Z')),
      by(MATE, likes(50, '2019-01-01T00:00:00Z')),
      by(MATE, likes(52, '2026-03-12T02:00:00Z')),
    );
    await at.syncAt(LATER);
    expect([...at.shows().values()].flatMap((show) => show.likes.map(({ track_id }) => track_id))).toEqual([
      1, 52,
    ]);
  });
});

describe('an account that is lost in the middle of a week', () => {
  async function lost(): Promise<Workplace> {
    const at = await archive();
    at.change(by(FORMER, likes(3, '2026-03-12T12:00:00Z')));
    await at.syncAt('2026-03-14T12:00:00Z');
    at.upstream.faults = [LOST];
    at.move(handedOver());
    at.change(by(MATE, likes(54, '2026-03-14T13:00:00Z')));
    return at;
  }

  test('leaves to its show what it liked, and the next account goes on', async () => {
    const at = await lost();
    expect(await at.syncAt('2026-03-14T14:00:00Z')).toMatchObject({ removed: [], warnings: [] });
    await at.syncAt(LATER);
    expect([standing(at, LAST), standing(at, NEXT)]).toEqual([
      [1, 2],
      [3, 54],
    ]);
    at.change(by(MATE, (world) => unlike(world, 54)));
    expect(await at.syncAt('2026-03-16T01:00:00Z')).toMatchObject({ removed: [{ track_id: 54 }] });
    expect(standing(at, NEXT)).toEqual([3]);
  });

  test('and that liked nothing yet is no missing list', async () => {
    const at = await lost();
    at.change(by(MATE, (world) => ({ ...world, likes: [] })));
    expect(await at.syncAt('2026-03-14T14:00:00Z')).toMatchObject({ changed: false, warnings: [] });
  });
});

test('an account that is lost while it is still waited for is told, and an earlier last show goes on without it', async () => {
  const at = await archive();
  at.upstream.faults = [LOST];
  at.move(handedOver());
  at.change(by(MATE, likes(52, '2026-03-12T03:00:00Z')));
  const told = { code: 'earlier-host-unknown', exitCode: 2, remedy: expect.stringContaining('last_show') };
  await expectRefusal(at, told, SETTLING);
  at.move(handedOver('2026-02-25'));
  expect(await at.syncAt(SETTLING)).toMatchObject({
    added: [{ track_id: 51 }, { track_id: 52 }],
    removed: [],
  });
  expect(standing(at, LAST)).toEqual([1, 2, 51]);
});

test('the likes of who took over need dates, unless somebody insists', async () => {
  const at = await archive();
  at.move(handedOver());
  at.change(by(MATE, likes(52, '2026-03-12T03:00:00Z')));
  const undated = (wish: object) => at.syncAt(SETTLING, wish, 'official');
  const needed = (code: string) => expect.objectContaining({ code, exitCode: 3 });
  await expect(undated({ allowUndated: true })).rejects.toEqual(needed('earlier-host-needs-dates'));
  at.move(handedOver('2026-02-25'));
  await expect(undated({})).rejects.toEqual(needed('later-host-needs-dates'));
  await undated({ allowUndated: true });
  expect(standing(at, NEXT)).toContain(52);
});

test('the number of who took over has to be theirs', async () => {
  const at = await archive();
  const other = { ...MATE, soundcloud_user_id: 4_000_000_008 };
  at.move(defineStation({ ...STATION, host: other, earlier_hosts: [{ ...FORMER, last_show: LAST }] }));
  await expectRefusal(at, { code: 'wrong-user-id', exitCode: 4 }, LATER);
});
