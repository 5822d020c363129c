import { describe, expect, test } from 'vitest';
import { Edits } from '#domain/edit.ts';
import { AirlogError } from '#domain/errors.ts';
import type { LikeSource, Lookup } from '#domain/source.ts';
import { STATION, someLike } from '#tests/values/shows.ts';
import {
  brokenEdits,
  linksLeftAlone,
  renamedHost,
  shortListing,
  strayEdits,
  unansweredLikes,
  unansweredLinks,
} from './warnings.ts';

test('edits that cannot be read are named with their place', () => {
  const problems = [{ file: 'data/edits/2026-03-11.json', pointer: '/title', message: 'is no text' }];
  expect(brokenEdits(problems)).toEqual([
    'data/edits/2026-03-11.json /title: is no text. The sync went on without this file; `npm run check` tells all that is wrong.',
  ]);
});

test('edits that outlive the sample are named, each of them', () => {
  const files = ['a.json', 'b.json'].map((file) => ({ slug: '2026-03-11', file, edits: Edits.parse({}) }));
  expect(strayEdits({ strayEdits: files })).toEqual([
    expect.stringMatching(/^a\.json stays: .*`npm run check`/),
    expect.stringMatching(/^b\.json stays: /),
  ]);
});

test.each([
  [false, []],
  [true, [expect.stringMatching(/^SoundCloud has no user nobody any more;.*host\.soundcloud_user in/)]],
])('a host who took another name is told: %s', (isRenamed, told) => {
  expect(renamedHost(STATION.host, { counted: null, isRenamed })).toEqual(told);
});

describe('a listing much shorter than what SoundCloud counts', () => {
  test.each([
    [0, null],
    [0, 5],
    [3, 6],
    [1000, 2000],
  ])('is none with %i likes of %j', (listed, counted) => {
    expect(shortListing(listed, { counted, isRenamed: false })).toEqual([]);
  });

  test.each([
    [2, 6, 'SoundCloud counts 6 likes of the host, and lists 2 of tracks.'],
    [999, 2000, 'SoundCloud counts 2,000 likes of the host, and lists 999 of tracks.'],
    [1000, 2001, 'SoundCloud counts 2,001 likes of the host, and lists 1,000 of tracks.'],
  ])('is told with %i likes of %i', (listed, counted, words) => {
    expect(shortListing(listed, { counted, isRenamed: false })).toEqual([
      expect.stringMatching(new RegExp(`^${words} .*--full\\.$`)),
    ]);
  });
});

describe('likes that nobody answers for', () => {
  const absent = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      slug: '2026-03-11',
      like: someLike({ track_id: n + 1, title: `T${n + 1}` }),
    }));
  const unknown = (why: string): Lookup => ({ kind: 'unknown', why });
  const named = (count: number) =>
    Array.from({ length: count }, (_, n) => `“T${n + 1}” (2026-03-11)`).join(', ');

  test.each([
    [1, `1 like kept that`, named(1)],
    [5, `5 likes kept that`, named(5)],
    [6, `6 likes kept that`, `${named(5)} and 1 more`],
  ])('are named, %i of them, up to five', (count, begin, names) => {
    const answers = new Map(absent(count).map(({ like }) => [like.track_id, unknown('It is busy.')]));
    expect(unansweredLikes(absent(count), answers)).toEqual([
      `${begin} SoundCloud lists no more, since it did not tell what became of the track: ${names}. It is busy. The next sync asks again.`,
    ]);
  });

  test('are told apart by reason, and those that were answered for are none', () => {
    const answers = new Map<number, Lookup>([
      [1, unknown('It is busy.')],
      [2, { kind: 'gone' }],
      [3, unknown('It is closed.')],
    ]);
    expect(unansweredLikes(absent(4), answers)).toEqual([
      expect.stringMatching(/^1 like .*“T1” \(2026-03-11\)\. It is busy\./),
      expect.stringMatching(/^1 like .*“T3” \(2026-03-11\)\. It is closed\./),
    ]);
  });
});

test.each([
  [1, '1 track of final shows could not be looked up, and stays as known.'],
  [2, '2 tracks of final shows could not be looked up, and stay as known.'],
])('%i tracks of final shows that could not be looked up are told', (count, words) => {
  const trouble = new AirlogError({
    kind: 'try-later',
    code: 'down',
    what: 'It is down.',
    why: '',
    next: '',
  });
  expect(unansweredLinks(Array.from({ length: count }, () => trouble))).toEqual([
    `${words} It is down. The next look at links asks again.`,
  ]);
});

test.each([
  ['official', false, 40, [expect.stringMatching(/^The official source .*no links were looked up/)]],
  ['official', false, 0, []],
  ['web', true, 40, []],
])(
  'links that the %s source leaves alone (tells all: %s, %i requests) are told',
  (name, tellsAll, requests, told) => {
    expect(linksLeftAlone({ name, tellsAll } as LikeSource, requests)).toEqual(told);
  },
);
