import { expect, test } from 'vitest';
import { someLike, someShow } from '#tests/values/shows.ts';
import { refuseToShrink } from './guards.ts';

const shows = (states: ('liked' | 'unliked' | 'gone')[]) =>
  new Map([
    [
      '2026-03-11',
      someShow(
        '2026-03-11',
        states.map((state, n) => someLike({ track_id: n + 1, state })),
      ),
    ],
  ]);
const standing = (liked: number, unliked: number) =>
  shows([...Array(liked).fill('liked'), ...Array(unliked).fill('unliked')]);

test.each([
  { likes: 10, lost: 5, refused: false },
  { likes: 10, lost: 6, refused: true },
  { likes: 3, lost: 3, refused: false },
  { likes: 100, lost: 20, refused: false },
  { likes: 100, lost: 21, refused: true },
])('losing $lost of $likes likes is refused: $refused', ({ likes, lost, refused }) => {
  const change = () =>
    refuseToShrink(standing(likes, 0), standing(likes - lost, lost), (slug) => `data/${slug}.json`);
  if (refused) expect(change).toThrow(/more likes/);
  else expect(change).not.toThrow();
});

test('a track that is gone is kept, so nothing shrinks', () => {
  const before = standing(10, 0);
  expect(() => refuseToShrink(before, shows(Array(10).fill('gone')), String)).not.toThrow();
});

test('likes that were taken back before are not lost again', () => {
  expect(() => refuseToShrink(standing(4, 20), standing(4, 20), String)).not.toThrow();
});

test('an exact date in the place of an observed one loses nothing', () => {
  const dated = (liked_at: string) =>
    new Map([
      [
        '2026-03-11',
        someShow(
          '2026-03-11',
          [1, 2, 3, 4, 5, 6].map((track_id) => someLike({ track_id, liked_at })),
        ),
      ],
    ]);
  expect(() =>
    refuseToShrink(dated('2026-03-13T15:00:00Z'), dated('2026-03-13T14:00:00Z'), String),
  ).not.toThrow();
});

test.each([
  { stoodThere: false, refused: false },
  { stoodThere: true, refused: true },
])(
  'six likes stand in another show alone, where they stood before: $stoodThere; refused: $refused',
  ({ stoodThere, refused }) => {
    const liked_at = '2026-03-06T15:00:00Z';
    const six = (like: object) => [1, 2, 3, 4, 5, 6].map((track_id) => someLike({ ...like, track_id }));
    const before = new Map([
      ['2026-03-11', someShow('2026-03-11', six({}))],
      ['2026-03-04', someShow('2026-03-04', stoodThere ? six({ liked_at }) : [])],
    ]);
    const after = new Map([
      ['2026-03-11', someShow('2026-03-11', six({ state: 'unliked' }))],
      ['2026-03-04', someShow('2026-03-04', six({ liked_at }))],
    ]);
    const change = () => refuseToShrink(before, after, String);
    if (refused) expect(change).toThrow(/more likes/);
    else expect(change).not.toThrow();
  },
);

test('a show that disappears loses all its likes', () => {
  expect(() => refuseToShrink(standing(6, 0), new Map(), String)).toThrow(/more likes/);
});
