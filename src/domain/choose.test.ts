import { describe, expect, test } from 'vitest';
import { STATION, someLike, someShow, someStatus } from '#tests/values/shows.ts';
import { chooseShow, chooseTrack } from './choose.ts';
import { compose } from './compose.ts';

const PAGE = 'https://soundcloud.com/somebody/song';
const likes = [2, 777, 3, 5].map((track_id) =>
  someLike({ track_id, permalink_url: `${PAGE}-${track_id}`, liked_at: '2026-03-13T00:00:00Z' }),
);
const facts = { station: STATION, status: someStatus(), shows: [someShow('2026-03-11', likes)], edits: [] };
const catalog = compose(facts, '2026-03-14T00:00:00Z');
const { current } = catalog;

describe('a show is chosen', () => {
  test.each([
    ['by its date', '2026-03-11'],
    ['by its date with other signs', '2026/03/11'],
    ['by its date with dashes of a word processor', '2026–03–11'],
    ['by its number', '20260311'],
    ['by its name', 'current'],
    ['by its name as a phone writes it', ' Current '],
    ['by a date that was copied with marks that nobody sees', '\u200e2026-03-11\u202c'],
    ['by the address of its page', 'https://radio.example.org/airlog/shows/2026-03-11/'],
    ['by an address without scheme and slash', 'radio.example.org/shows/2026-03-11'],
    ['by the address of its file', 'https://radio.example.org/airlog/shows/2026-03-11.json'],
    ['by the address of its file by number', 'https://radio.example.org/shows/20260311.json'],
    ['by an address with a place in the page', 'https://radio.example.org/shows/2026-03-11/#track-3'],
  ])('%s', (_, name) => {
    expect(chooseShow(catalog, name)).toBe(current);
  });

  test.each([
    '',
    '2026-03-12',
    '2026-03-04',
    '2026-03-18',
    '11.3.2026',
    '03/11/2026',
    '2026-3-11',
    'https://radio.example.org/2026-03-11',
    'shows/',
    '2026-03-11x',
  ])('and never by %j', (name) => {
    expect(() => chooseShow(catalog, name)).toThrow(`no show ${JSON.stringify(name)}`);
  });
});

describe('of an archive with a week without likes', () => {
  const old = someLike({ liked_at: '2026-02-20T00:00:00Z' });
  const older = ['2026-02-18', '2026-02-11', '2026-01-28'].map((slug) => someShow(slug, [old]));
  const longer = compose({ ...facts, shows: [...facts.shows, ...older] }, catalog.now);

  test.each([
    ['that week is a show without tracks', '2026-02-25', '2026-02-25', 0],
    ['so is the first week after its first show', '2026-02-04', '2026-02-04', 0],
    ['the latest show is the last that ended', 'latest', '2026-02-18', 1],
  ])('%s', (_, name, slug, tracks) => {
    expect(chooseShow(longer, name)).toMatchObject({ slug, tracks: { length: tracks } });
  });

  test.each([
    ['current', '2026-02-26T02:59:59Z', '2026-02-18'],
    ['current', '2026-02-26T03:00:00Z', '2026-02-25'],
    ['current', '2031-01-01T00:00:00Z', '2026-03-11'],
    ['latest', '2026-02-26T02:59:59Z', '2026-02-11'],
    ['latest', '2026-02-26T03:00:00Z', '2026-02-18'],
    ['2026-03-11', '2026-02-26T03:00:00Z', '2026-03-11'],
  ])('%s, said at %s, is the show %s', (name, named, slug) => {
    expect(chooseShow(longer, name, named)).toMatchObject({ slug });
  });

  test.each(['2026-01-21', '2026-02-26', '2026-03-18'])('no show is chosen by %j', (name) => {
    expect(() => chooseShow(longer, name)).toThrow(
      expect.objectContaining({ next: 'The newest shows are 2026-03-11, 2026-02-18, 2026-02-11.' }),
    );
  });
});

describe('a track is chosen', () => {
  test.each([
    ['by its place, whichever track has that number', '2', 777],
    ['by its place, whichever later track has that number', '3', 3],
    ['by its number where no place has it', '777', 777],
    ['by its number beyond the last place', '5', 5],
    ['by its address', `${PAGE}-5`, 5],
    ['by its address without a scheme', 'm.soundcloud.com/somebody/song-2', 2],
    ['by its address as it once was', 'HTTP://soundcloud.com/somebody/song-2', 2],
    ['by a place that was copied with marks that nobody sees', '\u200e2 ', 777],
    ['by an address that was copied with marks that nobody sees', `\u202a${PAGE}-5\u202c`, 5],
  ])('%s', (_, name, track_id) => {
    expect(chooseTrack(current, name)).toBe(track_id);
  });

  test.each([
    ['a place is the one that was seen', '1', 3],
    ['beyond what was seen, a place is the one that stands', '3', 3],
    ['a number may have come since', '777', 777],
    ['an address may have come since', `${PAGE}-777`, 777],
    ['what was seen may have left since', '2', 9],
  ])('as somebody named it who saw an earlier lineup: %s', (_, name, track_id) => {
    const likesSeen = [3, 9].map((id) => someLike({ track_id: id, liked_at: '2026-03-13T00:00:00Z' }));
    const { current: seen } = compose({ ...facts, shows: [someShow('2026-03-11', likesSeen)] }, catalog.now);
    expect(chooseTrack(current, name, seen)).toBe(track_id);
  });

  test.each(['', '0', '6', 'song-2', 'null', 'no/ address', 'https://soundcloud.com/somebody'])(
    'and never by %j',
    (name) => {
      expect(() => chooseTrack(current, name)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining(`no track ${JSON.stringify(name)}`),
          why: expect.stringMatching(/^A track is named by/),
          next: 'The show has positions 1 to 4.',
        }),
      );
    },
  );

  test.each(['https://on.soundcloud.com/AbC', 'on.soundcloud.com/AbC?si=1'])(
    'and never by the short link %s, which tells nothing',
    (name) => {
      expect(() => chooseTrack(current, name)).toThrow(
        expect.objectContaining({
          code: 'unknown-track',
          why: expect.stringMatching(/^Only SoundCloud knows where/),
        }),
      );
    },
  );

  test('never before sync has asked for its number', () => {
    const lineup = [{ add: 'https://on.soundcloud.com/AbC', reason: 'played' }];
    const edits = [{ slug: '2026-03-11', file: 'data/edits/2026-03-11.json', edits: { lineup } }];
    const { current: show } = compose({ ...facts, edits }, catalog.now);
    for (const name of ['5', 'on.soundcloud.com/AbC']) {
      expect(() => chooseTrack(show, name)).toThrow(
        expect.objectContaining({
          why: expect.stringContaining('sync has not asked'),
          next: 'Run `npm run sync` first.',
        }),
      );
    }
  });
});

test.each([
  ['no tracks yet.', []],
  ['positions 1 to 1.', [someLike()]],
])('of a track that is none is told that the show has %s', (words, liked) => {
  const shows = [someShow('2026-03-11', liked)];
  const { current: show } = compose({ ...facts, shows }, catalog.now);
  expect(() => chooseTrack(show, '2')).toThrow(
    expect.objectContaining({ code: 'unknown-track', next: `The show has ${words}` }),
  );
});
