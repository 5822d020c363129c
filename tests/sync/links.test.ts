import { describe, expect, test } from 'vitest';
import { json } from '../upstream/answer.ts';
import { someTrack } from '../upstream/builders.ts';
import { type Fault, at as places, type Trouble } from '../upstream/faults.ts';
import { rawStub } from '../upstream/shapes.ts';
import { BROKEN, FORBIDDEN_EMPTY, MISSING } from '../upstream/trouble.ts';
import {
  addTracks,
  like,
  removeTrack,
  renameTrack,
  renameUser,
  restore,
  unlike,
  type World,
} from '../upstream/world.ts';
import { fingerprint, place } from '../values/folders.ts';
import { type Workplace, workplace, worldWithTracks } from './workplace.ts';

const LONG_AFTER = '2026-06-01T12:00:00Z';
const SIX_DAYS_LATER = '2026-06-07T12:00:00Z';
const WEEK_LATER = '2026-06-08T12:00:00Z';
const DAY_MORE = '2026-06-09T12:00:00Z';
const TWO_WEEKS_LATER = '2026-06-15T12:00:00Z';

/** Ten final shows of six likes each, and a like in a week of its own that is open long after. */
async function finalShows(): Promise<Workplace> {
  let world: World = worldWithTracks(61);
  for (let n = 1; n <= 60; n += 1) {
    const day = new Date(Date.UTC(2026, 0, 2 + 7 * Math.floor((n - 1) / 6), 12, n)).toISOString();
    world = like(world, n, day);
  }
  const at = await workplace(like(world, 61, '2026-05-31T12:00:00Z'));
  await at.syncAt(LONG_AFTER);
  return at;
}

const likeOf = (at: Workplace, track: number) =>
  [...at.shows().values()].flatMap((show) => show.likes).find(({ track_id }) => track_id === track);

describe('link care', () => {
  test('marks what is gone, and what has come back', async () => {
    const at = await finalShows();
    at.change((world) => removeTrack(world, 3));
    const gone = await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect(gone.gone).toMatchObject([{ track_id: 3, slug: '2025-12-31' }]);
    expect(likeOf(at, 3)).toMatchObject({ state: 'gone', state_since: LONG_AFTER });
    const still = await at.syncAt(WEEK_LATER, { linkRequests: 40 });
    expect(still.gone).toEqual([]);
    expect(likeOf(at, 3)).toMatchObject({ state: 'gone', state_since: LONG_AFTER });
    at.change((world) => restore(world, 3));
    const back = await at.syncAt(TWO_WEEKS_LATER, { linkRequests: 40 });
    expect(back.returned).toMatchObject([{ track_id: 3 }]);
    expect(likeOf(at, 3)).toMatchObject({ state: 'liked', state_since: TWO_WEEKS_LATER });
  });

  test('tells of a guest what it tells of a like: that it is gone, is back, has another address', async () => {
    const at = await finalShows();
    at.change((world) => addTracks(world, [someTrack({ id: 70 })]));
    const { uploader, permalink } = at.upstream.world.tracks.get(70) ?? someTrack({ id: 70 });
    const add = `https://soundcloud.com/${uploader.permalink}/${permalink}`;
    place(at.folder, 'edits/2026-01-07.json', JSON.stringify({ lineup: [{ add, reason: 'played' }] }));
    await at.syncAt(LONG_AFTER);
    const guest = { slug: '2026-01-07', track_id: 70 };
    at.change((world) => removeTrack(world, 70));
    expect((await at.syncAt(LONG_AFTER, { linkRequests: 40 })).gone).toMatchObject([guest]);
    at.change((world) => restore(world, 70));
    expect((await at.syncAt(WEEK_LATER, { linkRequests: 40 })).returned).toMatchObject([guest]);
    expect(at.show(guest.slug)?.guests).toMatchObject([{ state: 'liked', state_since: WEEK_LATER }]);
    at.change((world) => renameTrack(world, 70, 'Track 70', 'another-address'));
    const moved = await at.syncAt(TWO_WEEKS_LATER, { linkRequests: 40 });
    expect(moved.updated).toMatchObject([guest]);
  });

  test('records a moved address beside the published one', async () => {
    const at = await finalShows();
    const published = likeOf(at, 5)?.permalink_url;
    at.change((world) => renameTrack(world, 5, 'Another title', 'another-address'));
    await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect(likeOf(at, 5)).toMatchObject({
      title: 'Track 5',
      permalink_url: published,
      moved_to: expect.stringContaining('another-address'),
    });
  });

  test('records the moved profile of an uploader beside the published one, and drops it once it moves back', async () => {
    const at = await finalShows();
    const before = likeOf(at, 5);
    const uploader = at.upstream.world.tracks.get(5)?.uploader;
    if (!before || !uploader) throw new Error('the world has track 5');
    at.change((world) => renameUser(world, uploader.id, { username: 'Renamed', permalink: 'renamed' }));
    await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect(likeOf(at, 5)).toEqual({
      ...before,
      moved_to: 'https://soundcloud.com/renamed/track-5',
      artist_moved_to: 'https://soundcloud.com/renamed',
    });
    at.change((world) => renameUser(world, uploader.id, uploader));
    await at.syncAt(WEEK_LATER, { linkRequests: 40 });
    expect(likeOf(at, 5)).toEqual(before);
  });

  test('asks in batches of 50 and rests for a week', async () => {
    const at = await finalShows();
    at.upstream.requests.length = 0;
    const first = await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect(first.links_checked).toHaveLength(10);
    const asked = at.upstream.requests
      .filter(places.lookup)
      .map(({ query }) => query.get('ids')?.split(',').length);
    expect(asked).toEqual([50, 10]);
    const before = fingerprint(at.folder);
    expect((await at.syncAt(LONG_AFTER, { linkRequests: 40 })).links_checked).toEqual([]);
    expect(fingerprint(at.folder)).toEqual(before);
  });

  test.each([
    ['before any look', LONG_AFTER, 10],
    ['a week after a look', WEEK_LATER, 0],
    ['when the look of a week was missed, with the show that has become final', DAY_MORE, 11],
  ])('where only what is overdue is wished for, %s', async (_, now, expected) => {
    const at = await finalShows();
    if (now !== LONG_AFTER) await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    const report = await at.syncAt(now, { linkRequests: 40, onlyOverdueLinks: true });
    expect(report.links_checked).toHaveLength(expected);
  });

  test('goes on where its requests were used up, oldest check first', async () => {
    const at = await finalShows();
    const first = await at.syncAt(LONG_AFTER, { linkRequests: 1 });
    expect(first.links_checked).toHaveLength(8);
    const second = await at.syncAt(LONG_AFTER, { linkRequests: 1 });
    expect(second.links_checked).toHaveLength(2);
    expect(new Set([...first.links_checked, ...second.links_checked]).size).toBe(10);
  });

  test('looks at shows again after six days, at those first whose look is the longest ago', async () => {
    const at = await finalShows();
    const eight = (await at.syncAt(LONG_AFTER, { linkRequests: 1 })).links_checked;
    const two = (await at.syncAt('2026-06-01T13:00:00Z', { linkRequests: 1 })).links_checked;
    const look = async (now: string, linkRequests = 1) =>
      (await at.syncAt(now, { linkRequests })).links_checked;
    expect(await look('2026-06-07T11:59:59Z')).toEqual(['2026-05-27']);
    expect(await look(SIX_DAYS_LATER)).toEqual(eight);
    expect(await look('2026-06-13T12:00:00Z', 2)).toEqual([...two, '2026-05-27', ...eight]);
  });

  test('looks again at what a clock that ran ahead says was looked at', async () => {
    const at = await finalShows();
    await at.syncAt('2036-02-07T06:28:16Z', { linkRequests: 40 });
    const { links_checked } = await at.syncAt(LONG_AFTER, { linkRequests: 40, onlyOverdueLinks: true });
    expect(links_checked).toHaveLength(10);
  });

  test('asks nothing of what the host took back, and leaves it so', async () => {
    const at = await workplace(worldWithTracks(3));
    for (const n of [1, 2, 3]) at.change((world) => like(world, n, `2026-03-12T03:0${n}:00Z`));
    await at.syncAt('2026-03-12T05:00:00Z');
    at.change((world) => [1, 2].reduce(unlike, world));
    await at.syncAt('2026-03-12T06:00:00Z');
    at.change((world) => like(world, 1, '2026-03-19T03:00:00Z'));
    await at.syncAt('2026-03-19T04:00:00Z');
    at.change((world) => [1, 2].reduce(removeTrack, world));
    at.upstream.requests.length = 0;
    await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    const [asked] = at.upstream.requests.filter(places.lookup);
    expect(asked?.query.get('ids')?.split(',').sort()).toEqual(['1', '3']);
    const states = (slug: string) => at.show(slug)?.likes.map(({ track_id, state }) => [track_id, state]);
    expect(states('2026-03-11')).toEqual([
      [1, 'unliked'],
      [2, 'unliked'],
      [3, 'liked'],
    ]);
    expect(states('2026-03-18')).toEqual([[1, 'gone']]);
  });

  test('looks at a show that is too large for its requests when the others have had their turn', async () => {
    const at = await finalShows();
    at.change((world) =>
      addTracks(
        world,
        Array.from({ length: 60 }, (_, n) => someTrack({ id: 100 + n })),
      ),
    );
    for (let n = 0; n < 60; n += 1) at.change((world) => like(world, 100 + n, '2025-12-20T12:00:00Z'));
    await at.syncAt(LONG_AFTER, { full: true });
    const look = async (linkRequests: number) =>
      (await at.syncAt(LONG_AFTER, { linkRequests })).links_checked;
    expect(await look(1)).toHaveLength(8);
    expect(await look(1)).toHaveLength(2);
    at.upstream.requests.length = 0;
    expect(await look(1)).toEqual([]);
    expect(at.upstream.requests.filter(places.lookup)).toHaveLength(1);
    expect(await look(2)).toEqual(['2025-12-17']);
  });

  test.each<[string, Trouble]>([
    ['forbids', FORBIDDEN_EMPTY],
    ['tells no title of', json(rawStub(3))],
  ])('a track that SoundCloud %s stays as it is, and its show counts as looked up', async (_, respond) => {
    const at = await finalShows();
    at.change((world) => removeTrack(world, 3));
    at.upstream.faults = [{ when: places.oneTrack, respond }];
    const report = await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect([report.gone, report.links_checked.length, report.warnings]).toEqual([[], 10, []]);
    expect((await at.syncAt(LONG_AFTER, { linkRequests: 40 })).links_checked).toEqual([]);
  });

  test('however much is gone, every show has its turn, and what was gone before costs no request of its own', async () => {
    const at = await finalShows();
    at.change((world) => Array.from({ length: 48 }, (_, n) => n + 1).reduce(removeTrack, world));
    const first = await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect([first.gone.length, first.links_checked.length]).toEqual([39, 6]);
    const second = await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect([second.gone.length, second.links_checked.length]).toEqual([9, 4]);
    at.upstream.requests.length = 0;
    expect((await at.syncAt(WEEK_LATER, { linkRequests: 2 })).links_checked).toHaveLength(11);
    expect(at.upstream.requests.filter(places.oneTrack)).toEqual([]);
  });

  test('a gone track of an open show is made sure of once', async () => {
    const at = await finalShows();
    at.change((world) => removeTrack(world, 61));
    expect((await at.syncAt(LONG_AFTER)).gone).toMatchObject([{ track_id: 61 }]);
    at.upstream.requests.length = 0;
    expect((await at.syncAt(LONG_AFTER)).changed).toBe(false);
    expect(at.upstream.requests.filter(places.oneTrack)).toEqual([]);
  });

  test('what could not be asked counts as not looked up', async () => {
    const at = await finalShows();
    at.upstream.faults = [{ when: places.lookup, respond: BROKEN }];
    const report = await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect(report.links_checked).toEqual([]);
    expect(report.gone).toEqual([]);
    expect(report.warnings).toEqual([
      expect.stringMatching(
        /^60 tracks of final shows could not be looked up, and stay as known\. .*50[0-9]/,
      ),
    ]);
  });
});

/** Whatever track is asked for, SoundCloud has none. */
const denial = (): Fault[] => [places.lookup, places.oneTrack].map((when) => ({ when, respond: MISSING }));

describe('where SoundCloud calls many tracks gone and tells of no other', () => {
  test('they are, when it still tells of what it lists', async () => {
    const at = await finalShows();
    at.change((world) => Array.from({ length: 60 }, (_, n) => n + 1).reduce(removeTrack, world));
    const report = await at.syncAt(LONG_AFTER, { linkRequests: 70 });
    expect([report.gone.length, report.links_checked.length, report.warnings]).toEqual([60, 10, []]);
  });

  test('they stay as known, with a word, when it denies that too', async () => {
    const at = await finalShows();
    const before = fingerprint(at.folder);
    at.upstream.faults = denial();
    const report = await at.syncAt(LONG_AFTER, { linkRequests: 40 });
    expect([report.gone, report.links_checked]).toEqual([[], []]);
    expect(report.warnings).toEqual([
      expect.stringMatching(/^39 tracks of .* SoundCloud denies 39 tracks, /),
    ]);
    expect(fingerprint(at.folder)).toEqual(before);
  });

  test('likes that it lists no more stay as known, too', async () => {
    const at = await workplace(worldWithTracks(9));
    for (let n = 1; n <= 9; n += 1) at.change((world) => like(world, n, `2026-03-12T03:0${n}:00Z`));
    await at.syncAt('2026-03-12T05:00:00Z');
    at.change((world) => [1, 2, 3, 4, 5, 6].reduce(removeTrack, world));
    at.upstream.faults = denial();
    const denied = await at.syncAt('2026-03-12T06:00:00Z');
    expect([denied.gone, denied.changed]).toEqual([[], false]);
    expect(denied.warnings).toEqual([expect.stringMatching(/^6 likes kept .* SoundCloud denies 6 tracks, /)]);
    at.upstream.faults = [];
    expect((await at.syncAt('2026-03-12T07:00:00Z')).gone).toHaveLength(6);
  });
});
