import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  currentTrack,
  type Queue,
  type QueueAction,
  type QueueTrack,
  queueOf,
  reduceQueue,
} from './queue.ts';

/** A show of one letter a track; a capital letter is a track that is gone. */
function showOf(letters: string): Parameters<typeof queueOf>[0] {
  const tracks = [...letters].map(
    (letter, index): QueueTrack => ({
      position: index + 1,
      title: letter,
      artist: 'Somebody',
      permalink_url: `https://soundcloud.com/somebody/${letter}`,
      artwork_url: null,
      duration_ms: 1000,
      state: letter === letter.toUpperCase() ? 'gone' : 'liked',
    }),
  );
  return { slug: '2026-03-11', name: 'March 11, 2026', tracks };
}

const start = (letter?: string): QueueAction => ({
  type: 'start',
  url: letter ? `https://soundcloud.com/somebody/${letter}` : null,
  seed: 7,
});
const next: QueueAction = { type: 'next' };
const previous: QueueAction = { type: 'previous' };
const unplayable: QueueAction = { type: 'unplayable' };
const shuffle: QueueAction = { type: 'shuffle', seed: 7 };
const repeat: QueueAction = { type: 'repeat' };

const lineup = (letters: string): QueueAction => ({
  type: 'lineup',
  tracks: showOf(letters).tracks,
  seed: 7,
});

const PLAIN = { shuffled: false, repeating: false };

function playing(queue: Queue): string {
  return queue.ended ? '.' : (currentTrack(queue)?.title ?? '.');
}

/** What plays after each action. */
function heard(letters: string, actions: readonly QueueAction[], settings = PLAIN): string {
  let queue = queueOf(showOf(letters), settings);
  let titles = '';
  for (const action of actions) {
    queue = reduceQueue(queue, action);
    titles += playing(queue);
  }
  return titles;
}

describe('a queue', () => {
  test.each<[string, string, QueueAction[], string]>([
    ['plays from the first track', 'abc', [start(), next, next], 'abc'],
    ['plays from any track', 'abc', [start('b'), next], 'bc'],
    ['plays from the first when the address is unknown', 'abc', [start('z')], 'a'],
    ['ends after the last track', 'ab', [start('b'), next], 'b.'],
    ['begins again after its end', 'ab', [start('b'), next, start()], 'b.a'],
    ['goes back', 'abc', [start('c'), previous, previous], 'cba'],
    ['stays at the first track', 'abc', [start(), previous], 'aa'],
    ['comes back from its end to the track before', 'abc', [start('c'), next, previous], 'c.b'],
    ['passes gone tracks on the way', 'aBCd', [start(), next, previous], 'ada'],
    ['passes gone tracks at the start', 'ABc', [start()], 'c'],
    ['ends when only gone tracks are left', 'aBC', [start(), next], 'a.'],
    ['passes a track that would not play, both ways', 'abc', [start(), next, unplayable, previous], 'abca'],
    ['ends when nothing would play', 'ab', [start(), unplayable, unplayable], 'ab.'],
    ['tries a track again when the show is started again', 'ab', [start(), unplayable, start()], 'aba'],
    ['repeats', 'ab', [start(), repeat, next, next], 'aaba'],
    ['goes back around the start when it repeats', 'abc', [start(), repeat, previous], 'aac'],
    ['repeats the only playable track', 'aB', [start(), repeat, next], 'aaa'],
    ['repeats only what would play', 'abc', [start(), repeat, unplayable, unplayable, next], 'aabcc'],
    ['ends in repetition when nothing would play', 'a', [start(), repeat, unplayable], 'aa.'],
    ['stays at its track while shuffling is turned on and off', 'abc', [start('b'), shuffle, shuffle], 'bbb'],
    ['goes on in order after shuffling', 'abc', [start('b'), shuffle, shuffle, next], 'bbbc'],
    ['plays what was added to the show', 'ab', [start('b'), lineup('abc'), next, next], 'bbc.'],
    ['plays what was added before its track no more', 'ab', [start('b'), lineup('xab'), next], 'bb.'],
    ['stays at a track that was moved', 'abc', [start('a'), lineup('bca'), next], 'aa.'],
    ['plays a track that left the show to its end', 'abc', [start('b'), lineup('ac'), next], 'bbc'],
    ['passes what is gone since', 'abc', [start('a'), lineup('aBc'), next], 'aac'],
    ['plays what was added after its end', 'ab', [start('b'), next, lineup('abc'), next], 'b.c.'],
    ['stays ended while nothing is added', 'ab', [start('b'), next, lineup('ab')], 'b..'],
    ['begins with the first track that an empty show gets', '', [start(), lineup('ab')], '.a'],
    ['has nothing to play in an empty show', '', [start(), next, previous, unplayable], '....'],
  ])('%s', (_, letters, actions, expected) => {
    expect(heard(letters, actions)).toBe(expected);
  });

  test('is at its first track before it plays', () => {
    expect(currentTrack(queueOf(showOf('abc'), PLAIN))?.title).toBe('a');
  });

  test('is shuffled and in order again in turn', () => {
    const started = reduceQueue(queueOf(showOf('abcdefgh'), PLAIN), start('b'));
    const shuffled = reduceQueue(started, shuffle);
    expect([shuffled.shuffled, shuffled.order[0]]).toEqual([true, 1]);
    expect(shuffled.order).not.toEqual([1, 0, 2, 3, 4, 5, 6, 7]);
    expect(reduceQueue(shuffled, shuffle)).toEqual(started);
  });

  const letters = fc.uniqueArray(fc.constantFrom(...'abcdefghijkLMNOP'), { minLength: 1 });
  const actions = fc.array(
    fc.oneof(
      fc.constantFrom(next, previous, unplayable, repeat),
      fc.integer().map((seed): QueueAction => ({ type: 'shuffle', seed })),
      fc
        .tuple(fc.shuffledSubarray([...'abcdefLM'], { minLength: 1 }), fc.integer())
        .map(([show, seed]): QueueAction => ({ ...lineup(show.join('')), seed }) as QueueAction),
      fc
        .tuple(fc.option(fc.constantFrom(...'abcLz')), fc.integer())
        .map(([letter, seed]): QueueAction => ({ ...start(letter ?? undefined), seed }) as QueueAction),
    ),
  );
  const settings = fc.record({ shuffled: fc.boolean(), repeating: fc.boolean() });

  test('orders each track once, and never plays what is gone or would not play', () => {
    fc.assert(
      fc.property(letters, settings, actions, (show, chosen, steps) => {
        let queue = queueOf(showOf(show.join('')), chosen);
        for (const step of steps) {
          queue = reduceQueue(queue, step);
          const track = currentTrack(queue);
          expect([...queue.order].sort((a, b) => a - b)).toEqual(queue.tracks.map((_track, index) => index));
          if (queue.ended) continue;
          expect(track?.state).toBe('liked');
          expect(queue.unplayable).not.toContain(track?.permalink_url);
        }
      }),
    );
  });

  test('shuffled, plays each playable track once and then ends', () => {
    fc.assert(
      fc.property(letters, fc.integer(), (show, seed) => {
        const playable = show.filter((letter) => letter === letter.toLowerCase());
        let queue = queueOf(showOf(show.join('')), { shuffled: true, repeating: false });
        const titles: string[] = [];
        queue = reduceQueue(queue, { type: 'start', url: null, seed });
        while (!queue.ended) {
          titles.push(playing(queue));
          queue = reduceQueue(queue, next);
        }
        expect(titles.toSorted()).toEqual(playable.toSorted());
      }),
    );
  });

  test('shuffled, plays each track of a growing show once', () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(20), fc.integer(), (show, more, steps, seed) => {
        const arrivals = more.filter((letter) => !show.includes(letter));
        const playable = [...show, ...arrivals].filter((letter) => letter === letter.toLowerCase());
        let queue = queueOf(showOf(show.join('')), { shuffled: true, repeating: false });
        const titles: string[] = [];
        queue = reduceQueue(queue, { type: 'start', url: null, seed });
        for (let step = 0; step < steps && !queue.ended; step += 1) {
          titles.push(playing(queue));
          queue = reduceQueue(queue, next);
        }
        queue = reduceQueue(queue, lineup([...show, ...arrivals].join('')));
        while (!queue.ended) {
          titles.push(playing(queue));
          queue = reduceQueue(queue, next);
        }
        expect(titles.toSorted()).toEqual(playable.toSorted());
      }),
    );
  });

  test('repeating, plays the same round after round', () => {
    fc.assert(
      fc.property(letters, fc.boolean(), fc.integer(), (show, shuffled, seed) => {
        const playable = show.filter((letter) => letter === letter.toLowerCase());
        let queue = queueOf(showOf(show.join('')), { shuffled, repeating: true });
        queue = reduceQueue(queue, { type: 'start', url: null, seed });
        const round = () =>
          playable.map(() => {
            const title = playing(queue);
            queue = reduceQueue(queue, next);
            return title;
          });
        const first = round();
        expect(first.toSorted()).toEqual(playable.toSorted());
        expect(round()).toEqual(first);
      }),
    );
  });

  test('goes back the way it came', () => {
    fc.assert(
      fc.property(letters, settings, fc.integer(), fc.nat(20), (show, chosen, seed, steps) => {
        let first = reduceQueue(queueOf(showOf(show.join('')), chosen), { type: 'start', url: null, seed });
        for (let step = 0; step < steps; step += 1) first = reduceQueue(first, next);
        const second = reduceQueue(first, next);
        fc.pre(!second.ended);
        expect(playing(reduceQueue(second, previous))).toBe(playing(first));
      }),
    );
  });

  test('shuffles in many ways, and any track may come first or last', () => {
    const settings = { shuffled: true, repeating: false };
    const orders = Array.from(
      { length: 50 },
      (_, seed) =>
        reduceQueue(queueOf(showOf('abcdefgh'), settings), { type: 'start', url: null, seed }).order,
    );
    expect(new Set(orders.map((order) => order.join(''))).size).toBeGreaterThan(40);
    for (const end of [0, -1]) expect(new Set(orders.map((order) => order.at(end))).size).toBe(8);
  });
});
