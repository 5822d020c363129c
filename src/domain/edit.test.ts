import { describe, expect, test } from 'vitest';
import { Edits } from './edit.ts';
import { problemsIn } from './problems.ts';

const FILE = 'data/edits/2026-03-11.json';
const reason = 'because';
const add = 'https://soundcloud.com/somebody/a-track';

const PAGES_OF_A_PROFILE = [
  'sets',
  'sets/a-set',
  'sets/s-a-set',
  'Sets/a-set?si=x',
  'likes',
  'reposts/',
  'tracks',
  'albums',
  'popular-tracks',
  'followers',
  'following',
  'comments',
];

const PAGES_OF_NOBODY = [
  'charts/top',
  'discover/sets/weekly',
  'messages/1:2',
  'pages/contact',
  'search/sounds',
  'Settings/account',
  'stations/track/somebody/a-track',
  'tags/ambient',
  'you/likes',
];

test('edits are kept as people wrote them', () => {
  const edits = {
    title: 'The night of the storm',
    notes: 'Two lines\n\nof *Markdown*.',
    lineup: [
      { add, position: 3, reason },
      { add: 'https://on.soundcloud.com/abc', reason },
      { remove: 12345, reason },
      { move: 12346, position: 1, reason },
      { correct: 12347, title: 'T', artist: 'A', reason },
      { correct: 12348, artist: 'A', reason },
    ],
  };
  expect(Edits.parse(edits)).toEqual(edits);
  for (const reasons of [{}, { title: reason }, { notes: reason }]) {
    expect(Edits.parse({ reasons })).toEqual({ reasons, lineup: [] });
  }
  expect(Edits.parse({ $schema: '../edits.schema.json' })).toEqual({
    $schema: '../edits.schema.json',
    lineup: [],
  });
});

describe('a wrong edit is told by its place', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['no reason', { remove: 1 }, '/lineup/0/reason', /^is missing$/],
    ['an empty reason', { remove: 1, reason: '' }, '/lineup/0/reason', /something is seen/],
    ['a reason of spaces', { remove: 1, reason: '  ' }, '/lineup/0/reason', /something is seen/],
    [
      'an invisible artist',
      { correct: 1, artist: '\u200b', reason },
      '/lineup/0/artist',
      /something is seen/,
    ],
    ['an invisible title', { correct: 1, title: '\u200b', reason }, '/lineup/0/title', /something is seen/],
    ['position 0', { move: 1, position: 0, reason }, '/lineup/0/position', />=1/],
    ['half a position', { add, position: 1.5, reason }, '/lineup/0/position', /expected int/],
    ['a move to nowhere', { move: 1, reason }, '/lineup/0/position', /^is missing$/],
    ['a track as text', { remove: '12345', reason }, '/lineup/0/remove', /expected number/],
    [
      'an address that steers a terminal',
      { add: 'https://soundcloud.com/a/\u001b[31mb', reason },
      '/lineup/0/add',
      /without control characters/,
    ],
    ['another site', { add: 'https://evil.example/a/b', reason }, '/lineup/0/add', /the address of a track/],
    [
      'a lookalike',
      { add: 'https://soundcloud.com.evil.example/a/b', reason },
      '/lineup/0/add',
      /the address of a track/,
    ],
    [
      'a host that ends alike',
      { add: 'https://notsoundcloud.com/a/b', reason },
      '/lineup/0/add',
      /the address of a track/,
    ],
    [
      'a profile',
      { add: 'https://soundcloud.com/somebody', reason },
      '/lineup/0/add',
      /the address of a track/,
    ],
    ...PAGES_OF_A_PROFILE.map((page): [string, unknown, string, RegExp] => [
      `the page ${page}`,
      { add: `https://soundcloud.com/somebody/${page}`, reason },
      '/lineup/0/add',
      /the address of a track/,
    ]),
    ...PAGES_OF_NOBODY.map((page): [string, unknown, string, RegExp] => [
      `the page ${page} of SoundCloud itself`,
      { add: `https://soundcloud.com/${page}`, reason },
      '/lineup/0/add',
      /the address of a track/,
    ]),
    ...['me:secret', 'me', ':secret'].map((who): [string, unknown, string, RegExp] => [
      `an address for ${who}`,
      { add: `https://${who}@soundcloud.com/a/b`, reason },
      '/lineup/0/add',
      /the address of a track/,
    ]),
    ['no address at all', { add: 'a song of hers', reason }, '/lineup/0/add', /the address of a track/],
    [
      'an address with a port',
      { add: 'https://soundcloud.com:8443/a/b', reason },
      '/lineup/0/add',
      /the address of a track/,
    ],
    ...['s-AbCdEf', 'S-AbCdEf'].map((secret): [string, unknown, string, RegExp] => [
      `the secret link ${secret} of a private track`,
      { add: `${add}/${secret}`, reason },
      '/lineup/0/add',
      /everybody may know/,
    ]),
    ['a script', { add: 'javascript:alert(1)', reason }, '/lineup/0/add', /the address of a track/],
    [
      'a correction of an unknown field',
      { correct: 1, title: 'T', genre: 'x', reason },
      '/lineup/0/genre',
      /unknown field/,
    ],
    ['a correction of nothing', { correct: 1, reason }, '/lineup/0', /a title, an artist, or both/],
    ['a misspelt field', { remove: 1, reason, resaon: 'x' }, '/lineup/0/resaon', /unknown field/],
    ['no verb', { reason }, '/lineup/0', /exactly one of add, remove, move, correct/],
    ['an unknown verb', { delete: 1, reason }, '/lineup/0', /exactly one of add, remove, move, correct/],
    ['text', 'remove 1', '/lineup/0', /exactly one of add, remove, move, correct/],
  ])('%s', (_what, edit, pointer, message) => {
    expect(problemsOf({ lineup: [edit] })).toEqual([
      { file: FILE, pointer, message: expect.stringMatching(message) },
    ]);
  });

  test('two verbs in one', () => {
    const [problem, ...others] = problemsOf({ lineup: [{ remove: 1, move: 1, position: 1, reason }] });
    expect(problem?.pointer).toMatch(/^\/lineup\/0/);
    expect(others).toEqual([]);
  });

  test('notes of more characters than a person writes', () => {
    expect(problemsOf({ notes: 'a'.repeat(20_000) })).toEqual([]);
    const message = 'expected at most 20,000 characters';
    expect(problemsOf({ notes: 'a'.repeat(20_001) })).toEqual([{ file: FILE, pointer: '/notes', message }]);
  });

  test.each<[string, unknown]>([
    ['/title', { title: '' }],
    ['/title', { title: '  ' }],
    ['/title', { title: '\u200b\u2060\u00a0' }],
    ['/title', { title: '\u3164\u2800' }],
    ['/title', { title: 'two\nlines' }],
    ['/notes', { notes: '' }],
    ['/notes', { notes: ' \n\u200b' }],
    ['/lineup', { lineup: {} }],
    ['/tracks', { tracks: [] }],
  ])('%s', (pointer, edits) => {
    expect(problemsOf(edits)).toMatchObject([{ pointer }]);
  });

  test('all of them at once', () => {
    const lineup = [{ remove: 1 }, { remove: 2, reason }, { move: 'x' }];
    expect(problemsOf({ title: '', lineup }).map(({ pointer }) => pointer)).toEqual([
      '/title',
      '/lineup/0/reason',
      '/lineup/2/move',
      '/lineup/2/position',
      '/lineup/2/reason',
    ]);
  });
});

function problemsOf(value: unknown) {
  const { error } = Edits.safeParse(value);
  return error ? problemsIn(FILE, error) : [];
}
