import { expect, test } from 'vitest';
import { queueOf } from './queue.ts';
import { wordsOfOrder, wordsOfSkip, wordsOfTrack } from './words.ts';

const TRACK = {
  position: 3,
  title: 'Low Tide Radio',
  artist: 'The Invented Coast',
  permalink_url: 'https://soundcloud.com/invented/low-tide',
  artwork_url: null,
  duration_ms: 180_000,
  state: 'liked' as const,
};

test.each([
  [0, '3: Low Tide Radio by The Invented Coast'],
  [65_000, '3: Low Tide Radio by The Invented Coast, from 1:05'],
])(
  'a track that begins at %d ms is announced with its place, its names, and where it begins',
  (ms, words) => {
    expect(wordsOfTrack(TRACK, ms)).toBe(words);
  },
);

test.each([
  ['error', 'Skipped “Low Tide Radio”: SoundCloud would not play it.'],
  ['silence', 'Skipped “Low Tide Radio”: SoundCloud said nothing for 8 seconds.'],
] as const)('a track that is skipped for its %s is named, with the reason', (why, words) => {
  expect(wordsOfSkip(TRACK, why)).toBe(words);
});

test.each([
  [true, false, 'Shuffle on', 'Repeat off'],
  [false, true, 'Shuffle off', 'Repeat on'],
])('shuffled %s and repeating %s are announced each by itself', (shuffled, repeating, shuffle, repeat) => {
  const queue = queueOf({ slug: '2026-03-11', name: 'March', tracks: [TRACK] }, { shuffled, repeating });
  expect([wordsOfOrder('shuffle', queue), wordsOfOrder('repeat', queue)]).toEqual([shuffle, repeat]);
});
