import { describe, expect, test } from 'vitest';
import { hide, like, restore, unlike, unlist, type World } from '../upstream/world.ts';
import { place } from '../values/folders.ts';
import { type Workplace, workplace, worldWithTracks } from './workplace.ts';

// The week of 2026-03-11: [2026-03-12T02:00Z, 2026-03-19T02:00Z).
const OPEN = '2026-03-11';
const BEFORE = '2026-03-04';
const DURING = '2026-03-13T15:00:00Z';
const HALF_AN_HOUR_LATER = '2026-03-13T15:30:00Z';
const AN_HOUR_LATER = '2026-03-13T16:00:00Z';
const FINAL = '2026-03-22T00:00:00Z';

const likes = (track: number, at: string) => (world: World) => like(world, track, at);
const minute = (n: number) => `2026-03-13T14:${String(n).padStart(2, '0')}:00Z`;

const tracksOf = (at: Workplace, slug: string) => at.show(slug)?.likes.map(({ track_id }) => track_id);
const standing = (at: Workplace, slug: string) =>
  at
    .show(slug)
    ?.likes.filter(({ state }) => state === 'liked')
    .map(({ track_id }) => track_id);
const sources = (at: Workplace, slug: string) =>
  at.show(slug)?.likes.map(({ liked_at_source }) => liked_at_source);

/** An archive that the web source began, and likes that the official source saw after it. */
async function afterFallback(...liked: ((world: World) => World)[]): Promise<Workplace> {
  const at = await workplace(worldWithTracks(60));
  at.change(likes(60, '2026-03-10T12:00:00Z'));
  await at.syncAt('2026-03-13T13:00:00Z');
  at.change(...liked);
  await at.syncAt(DURING, {}, 'official');
  return at;
}

describe('a like that the official source saw first', () => {
  test('stands in the order of the list, and keeps its place when its date becomes exact', async () => {
    const at = await afterFallback(likes(9, minute(1)), likes(3, minute(2)), likes(5, minute(3)));
    expect([tracksOf(at, OPEN), sources(at, OPEN)]).toEqual([[9, 3, 5], Array(3).fill('observed')]);
    const firstSeen = at.show(OPEN)?.likes.map(({ first_seen }) => first_seen);
    at.change((world) => unlike(world, 9), likes(9, '2026-03-13T14:30:00Z'));
    const report = await at.syncAt(AN_HOUR_LATER);
    expect(report).toMatchObject({ added: [], removed: [], updated: [{}, {}, {}], source: 'web' });
    expect([tracksOf(at, OPEN), sources(at, OPEN)]).toEqual([[9, 3, 5], Array(3).fill('exact')]);
    expect(at.show(OPEN)?.likes.map(({ first_seen }) => first_seen)).toEqual(firstSeen);
  });

  test('keeps place and date in a final show', async () => {
    const at = await afterFallback(likes(9, minute(1)), likes(3, minute(2)), likes(5, minute(3)));
    const published = at.show(OPEN);
    expect(await at.syncAt(FINAL)).toMatchObject({ changed: false, added: [], removed: [] });
    expect(at.show(OPEN)).toEqual(published);
  });

  test('stops no later sync, however many such likes there are', async () => {
    const many = Array.from({ length: 30 }, (_, n) => likes(n + 1, minute(n)));
    const at = await afterFallback(...many);
    expect(await at.syncAt(AN_HOUR_LATER)).toMatchObject({ removed: [], updated: { length: 30 } });
  });

  test('moves to its own week, with many others too, and nobody took it back', async () => {
    const turn = '2026-03-12T02:00:00Z';
    const at = await workplace(worldWithTracks(20));
    at.change(likes(20, '2026-03-10T12:00:00Z'));
    await at.syncAt('2026-03-12T01:00:00Z');
    for (let n = 1; n <= 10; n += 1)
      at.change(likes(n, `2026-03-12T01:${String(n + 10).padStart(2, '0')}:00Z`));
    await at.syncAt(turn, {}, 'official');
    expect(standing(at, OPEN)).toHaveLength(10);
    const report = await at.syncAt('2026-03-12T03:00:00Z');
    expect(report).toMatchObject({ removed: [], added: { length: 10 }, moved: { length: 10 } });
    expect([standing(at, OPEN), standing(at, BEFORE)]).toEqual([[], [20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
    expect(await at.syncAt('2026-03-12T04:00:00Z')).toMatchObject({ changed: false, written: 0 });
  });

  test('follows a guest that the same sync met, itself liked or not', async () => {
    const at = await workplace(worldWithTracks(60));
    at.change(likes(60, '2026-03-13T12:00:00Z'));
    await at.syncAt('2026-03-13T13:00:00Z');
    const url = (id: number) => `https://soundcloud.com/user-${1000 + (id % 40)}/track-${id}`;
    const lineup = [7, 3].map((id) => ({ add: url(id), reason: 'played' }));
    place(at.folder, `edits/${OPEN}.json`, JSON.stringify({ lineup }));
    at.change(likes(9, minute(1)), likes(3, minute(2)), likes(5, minute(3)));
    await at.syncAt(DURING, {}, 'official');
    expect(at.published(DURING)).toEqual([60, 7, 3, 9, 5]);
    await at.syncAt(AN_HOUR_LATER);
    expect(at.published(AN_HOUR_LATER)).toEqual([60, 7, 3, 9, 5]);
  });

  test('is taken back by the host before its date is known', async () => {
    const at = await afterFallback(likes(1, minute(1)), likes(2, minute(2)));
    at.change((world) => unlike(world, 1));
    expect(await at.syncAt(AN_HOUR_LATER)).toMatchObject({ removed: [{ track_id: 1 }] });
    expect(standing(at, OPEN)).toEqual([2]);
  });

  test('and that is older than all that is read stands', async () => {
    const at = await workplace(worldWithTracks(20), { pageLimit: 2 });
    at.change(likes(1, '2025-01-01T00:00:00Z'), (world) => hide(world, 1));
    for (let n = 2; n <= 12; n += 1) at.change(likes(n, `2026-02-${String(10 + n)}T12:00:00Z`));
    await at.syncAt('2026-03-13T13:00:00Z');
    at.change((world) => restore(world, 1));
    await at.syncAt(DURING, {}, 'official');
    expect(standing(at, OPEN)).toEqual([1]);
    await at.syncAt(AN_HOUR_LATER);
    expect(standing(at, OPEN)).toEqual([1]);
    expect(await at.syncAt('2026-04-13T15:00:00Z')).toMatchObject({ removed: [], gone: [] });
  });
});

describe('an archive that the official source began', () => {
  async function begun(): Promise<Workplace> {
    const at = await workplace(worldWithTracks(40), { pageLimit: 5 });
    for (let n = 1; n <= 30; n += 1) at.change(likes(n, `2025-06-${String(n).padStart(2, '0')}T12:00:00Z`));
    await at.syncAt(DURING, { allowUndated: true }, 'official');
    return at;
  }

  test.each([
    ['an hour later', AN_HOUR_LATER],
    ['when its show is final', FINAL],
  ])('loses nothing to the web source, %s', async (_, now) => {
    const at = await begun();
    expect(standing(at, OPEN)).toHaveLength(30);
    expect(await at.syncAt(now)).toMatchObject({ removed: [], gone: [], coverage: null });
    expect(standing(at, OPEN)).toHaveLength(30);
  });

  test('finds what the official source never told, however old', async () => {
    const at = await workplace(worldWithTracks(20), { pageLimit: 2 });
    at.change(likes(1, '2026-01-01T12:00:00Z'), (world) => unlist(world, 1));
    for (let n = 2; n <= 12; n += 1) at.change(likes(n, `2026-02-${String(10 + n)}T12:00:00Z`));
    await at.syncAt(DURING, { allowUndated: true }, 'official');
    expect(await at.syncAt(FINAL)).toMatchObject({ added: [{ track_id: 1, slug: '2025-12-31' }] });
  });
});

describe('a source that does not tell all', () => {
  async function unlisted(): Promise<Workplace> {
    const at = await workplace(worldWithTracks(3));
    at.change(likes(1, minute(1)), likes(2, minute(2)), likes(3, minute(3)));
    await at.syncAt(DURING);
    at.change((world) => unlist(world, 1));
    return at;
  }

  test('takes nothing away, and the next that tells all finds nothing returned', async () => {
    const at = await unlisted();
    const before = at.show(OPEN);
    expect(await at.syncAt(HALF_AN_HOUR_LATER, {}, 'official')).toMatchObject({
      changed: false,
      gone: [],
      removed: [],
    });
    expect(await at.syncAt(AN_HOUR_LATER)).toMatchObject({ changed: false, returned: [] });
    expect(at.show(OPEN)).toEqual(before);
  });

  test('leaves to the next that tells all what the host has taken back', async () => {
    const at = await unlisted();
    at.change((world) => unlike(world, 2));
    expect(await at.syncAt(HALF_AN_HOUR_LATER, {}, 'official')).toMatchObject({ removed: [] });
    expect(await at.syncAt(AN_HOUR_LATER)).toMatchObject({ removed: [{ track_id: 2 }] });
  });

  test('looks no links up, and says so', async () => {
    const at = await unlisted();
    const report = await at.syncAt(FINAL, { linkRequests: 5, allowUndated: true }, 'official');
    expect(report).toMatchObject({ gone: [], links_checked: [], warnings: [/official.*links/i] });
    const overdue = { linkRequests: 5, onlyOverdueLinks: true, allowUndated: true };
    expect(await at.syncAt(FINAL, overdue, 'official')).toMatchObject({ links_checked: [], warnings: [] });
    expect(await at.syncAt(FINAL, { linkRequests: 5 })).toMatchObject({
      links_checked: [OPEN],
      warnings: [],
    });
  });
});

test('the report tells how far back the list was read', async () => {
  const at = await workplace(worldWithTracks(12), { pageLimit: 2 });
  for (let n = 1; n <= 12; n += 1) at.change(likes(n, `2026-02-${String(10 + n)}T12:00:00Z`));
  const coverage = async (now: string, from: 'web' | 'official') => (await at.syncAt(now, {}, from)).coverage;
  expect(await coverage(DURING, 'web')).toBeNull();
  expect(await coverage(AN_HOUR_LATER, 'web')).toBe('2026-02-22T12:00:00Z');
  expect(await coverage('2026-03-13T17:00:00Z', 'official')).toBeNull();
});
