import { expect, test } from 'vitest';
import { artworkOf } from './artwork.ts';

test.each([
  [
    'https://i1.sndcdn.com/artworks-abc-0-t500x500.jpg',
    100,
    'https://i1.sndcdn.com/artworks-abc-0-large.jpg',
  ],
  [
    'https://i1.sndcdn.com/artworks-abc-0-t500x500.png',
    300,
    'https://i1.sndcdn.com/artworks-abc-0-t300x300.png',
  ],
  [
    'https://i1.sndcdn.com/artworks-000-t500x500-odd.jpg',
    100,
    'https://i1.sndcdn.com/artworks-000-t500x500-odd.jpg',
  ],
  ['https://example.org/cover.jpg', 100, 'https://example.org/cover.jpg'],
] as const)('%s at %i px is %s', (url, width, expected) => {
  expect(artworkOf(url, width)).toBe(expected);
});
