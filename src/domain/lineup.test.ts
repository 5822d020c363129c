import { describe, expect, test } from 'vitest';
import { someLike, someShow } from '#tests/values/shows.ts';
import { Edits, type LineupEdit } from './edit.ts';
import type { Guest, Like } from './like.ts';
import { lineupOf } from './lineup.ts';
import type { Show } from './show.ts';
import { factsOf } from './track.ts';

const reason = 'because';
const A = like(1, 1);
const B = like(2, 1);
const C = like(3, 2);

describe('edits apply in order', () => {
  test.each<[string, LineupEdit[], string]>([
    ['no edits', [], '1 2 3'],
    ['a move to the front', [{ move: 3, position: 1, reason }], '3 1 2'],
    ['a move to the end', [{ move: 1, position: 3, reason }], '2 3 1'],
    ['a move to where it is', [{ move: 2, position: 2, reason }], '1 2 3'],
    ['a removal closes up', [{ remove: 2, reason }], '1 3'],
    ['an added track at a place', [{ add: page(9), position: 2, reason }], '1 page-9 2 3'],
    ['an added track at the end', [{ add: page(9), position: 4, reason }], '1 2 3 page-9'],
    ['an added track that sync has not met', [{ add: page(9), reason }], '1 2 3 page-9'],
    [
      'one after the other',
      [
        { remove: 1, reason },
        { move: 3, position: 1, reason },
        { add: page(9), position: 1, reason },
      ],
      'page-9 3 2',
    ],
    [
      'a removed track is added again',
      [
        { remove: 1, reason },
        { add: page(1), position: 3, reason },
      ],
      '2 3 page-1',
    ],
  ])('%s', (_what, edits, order) => {
    expect(apply(show([A, B, C]), edits)).toEqual({ order, problems: [] });
  });

  test('an added track makes room for one more place', () => {
    const edits: LineupEdit[] = [
      { add: page(9), reason },
      { move: 1, position: 4, reason },
    ];
    expect(apply(show([A, B, C]), edits)).toEqual({ order: '2 3 page-9 1', problems: [] });
  });

  test('a correction changes what is shown, never the facts', () => {
    const facts = show([A, B]);
    const before = structuredClone(facts);
    const edits = Edits.parse({ lineup: [{ correct: 1, artist: 'Right', reason }] });
    expect(lineupOf(facts, edits).tracks[0]).toMatchObject({ track_id: 1, artist: 'Right', title: A.title });
    expect(facts).toEqual(before);
  });
});

describe('an edit that cannot apply is told by its field', () => {
  test.each<[string, LineupEdit[], string, RegExp]>([
    ['an unknown track', [{ remove: 7, reason }], '/lineup/0/remove', /track 7 is not in this show/],
    ['an unknown track to move', [{ move: 7, position: 1, reason }], '/lineup/0/move', /not in this show/],
    [
      'an unknown track to correct',
      [{ correct: 7, title: 'T', reason }],
      '/lineup/0/correct',
      /not in this show/,
    ],
    ['a place beyond the end', [{ move: 1, position: 4, reason }], '/lineup/0/position', /expected 1 to 3/],
    ['a place far beyond', [{ add: page(9), position: 5, reason }], '/lineup/0/position', /expected 1 to 4/],
    ['a liked track added', [{ add: page(1), reason }], '/lineup/0/add', /in the lineup already/],
    [
      'a liked track by its phone address',
      [{ add: mobile(1), reason }],
      '/lineup/0/add',
      /in the lineup already/,
    ],
    [
      'the same address twice',
      [
        { add: page(9), reason },
        { add: page(9), position: 1, reason },
      ],
      '/lineup/1/add',
      /in the lineup already/,
    ],
    [
      'the same page twice',
      [
        { add: page(9), reason },
        { add: `${mobile(9)}/`, reason },
      ],
      '/lineup/1/add',
      /in the lineup already/,
    ],
    [
      'a place beyond what was added',
      [
        { add: page(9), reason },
        { move: 1, position: 5, reason },
      ],
      '/lineup/1/position',
      /expected 1 to 4/,
    ],
    [
      'a track removed above',
      [
        { remove: 1, reason },
        { move: 1, position: 1, reason },
      ],
      '/lineup/1/move',
      /removed by an edit above/,
    ],
    [
      'a place that removals took away',
      [
        { remove: 1, reason },
        { move: 2, position: 3, reason },
      ],
      '/lineup/1/position',
      /expected 1 to 2/,
    ],
  ])('%s', (_what, edits, pointer, message) => {
    expect(apply(show([A, B, C]), edits).problems).toEqual([
      { pointer, message: expect.stringMatching(message) },
    ]);
  });

  test('all of them at once, and the others apply', () => {
    const edits: LineupEdit[] = [
      { remove: 7, reason },
      { remove: 1, reason },
      { move: 2, position: 9, reason },
    ];
    const { order, problems } = apply(show([A, B, C]), edits);
    expect(order).toBe('2 3');
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/lineup/0/remove', '/lineup/2/position']);
  });
});

describe('states of a like', () => {
  test('unliked is left out, gone is kept and marked', () => {
    const { tracks } = lineupOf(
      show([A, { ...B, ...turned('unliked') }, { ...C, ...turned('gone') }]),
      none(),
    );
    expect(tracks.map(({ track_id, state, origin }) => [track_id, state, origin])).toEqual([
      [1, 'liked', 'like'],
      [3, 'gone', 'like'],
    ]);
  });

  test('a track liked twice stands once, at its first place', () => {
    expect(apply(show([A, B, { ...A, liked_at: at(3), first_seen: at(3) }]), []).order).toBe('1 2');
  });

  test.each<LineupEdit>([
    { remove: 2, reason },
    { move: 2, position: 1, reason },
    { correct: 2, title: 'T', reason },
  ])('%j of a track unliked since is still right', (edit) => {
    expect(apply(show([A, { ...B, ...turned('unliked') }, C]), [edit])).toEqual({
      order: '1 3',
      problems: [],
    });
  });

  test('a place that the host’s unliking took away is the end', () => {
    const edits: LineupEdit[] = [{ move: 1, position: 3, reason }];
    const shrunk = show([A, { ...B, ...turned('unliked') }, C]);
    expect(apply(shrunk, edits)).toEqual({ order: '3 1', problems: [] });
  });
});

describe('a track that an edit adds and sync has met', () => {
  const addNine: LineupEdit[] = [{ add: page(9), reason }];
  const nine = guest(9, 3);

  test('shows what sync learned of it', () => {
    const { tracks } = lineupOf(show([A], [nine]), Edits.parse({ lineup: addNine }));
    expect(tracks[1]).toEqual({
      track_id: 9,
      ...factsOf(nine),
      liked_at: null,
      liked_at_source: null,
      first_seen: at(3),
      state: 'liked',
      origin: 'edit',
    });
  });

  test('keeps its place when likes follow, even those of the sync that met it', () => {
    expect(apply(show([A, B]), addNine).order).toBe('1 2 page-9');
    expect(apply(show([A, B, like(4, 3)], [nine]), addNine).order).toBe('1 2 9 4');
    expect(apply(show([A, B, like(4, 3), like(5, 4)], [nine]), addNine).order).toBe('1 2 9 4 5');
  });

  test('keeps its place when the host likes it after all', () => {
    const liked = show([A, B, like(4, 4), like(9, 5)], [nine]);
    expect(apply(liked, addNine)).toEqual({ order: '1 2 9 4', problems: [] });
    const { tracks } = lineupOf(liked, Edits.parse({ lineup: addNine }));
    expect(tracks[2]).toMatchObject({ track_id: 9, origin: 'like', liked_at: at(5) });
  });

  test('keeps its order among others that were added, met at once or one liked since', () => {
    const both: LineupEdit[] = [...addNine, { add: page(8), reason }];
    expect(apply(show([A, B, like(4, 4)], [nine, guest(8, 3)]), both).order).toBe('1 2 9 8 4');
    expect(apply(show([A, B, like(4, 4), like(9, 5)], [nine, guest(8, 3)]), both).order).toBe('1 2 9 8 4');
  });

  test('stands in front of what was added above it and met later, or not yet', () => {
    const below: LineupEdit[] = [{ add: page(8), reason }, ...addNine];
    expect(apply(show([A, B, like(4, 4)], [nine, guest(8, 5)]), below).order).toBe('1 2 9 4 8');
    expect(apply(show([A, B, like(4, 4)], [nine]), below).order).toBe('1 2 9 4 page-8');
  });

  test('is one track when two addresses lead to it', () => {
    const short = 'https://on.soundcloud.com/nine';
    const edits: LineupEdit[] = [...addNine, { add: short, reason }, { remove: 2, reason }];
    expect(apply(show([A, B]), edits)).toEqual({ order: '1 page-9 on.soundcloud.com/nine', problems: [] });
    const met = show([A, B], [nine, { ...nine, url: short }]);
    expect(apply(met, edits)).toEqual({ order: '1 9', problems: [] });
  });

  test('may be a liked one, by an address that told nobody, wherever its page lies now', () => {
    const short = 'https://on.soundcloud.com/one';
    const met = { ...guest(1, 3), url: short, permalink_url: page(77) };
    expect(apply(show([A, B], [met]), [{ add: short, reason }])).toEqual({ order: '2 1', problems: [] });
  });

  test('stays where it was put when another address of it follows, met or not', () => {
    const short = 'https://on.soundcloud.com/nine';
    const edits: LineupEdit[] = [{ add: short, reason }, { move: 9, position: 1, reason }, ...addNine];
    expect(apply(show([A, B], [{ ...nine, url: short }]), edits)).toEqual({ order: '9 1 2', problems: [] });
    expect(apply(show([A, B], [{ ...nine, url: short }, nine]), edits)).toEqual({
      order: '9 1 2',
      problems: [],
    });
  });

  test('goes where another address of it is put', () => {
    const short = 'https://on.soundcloud.com/nine';
    const edits: LineupEdit[] = [...addNine, { add: short, position: 1, reason }];
    const met = show([A, B], [nine, { ...nine, url: short }]);
    expect(apply(met, edits)).toEqual({ order: '9 1 2', problems: [] });
  });

  test('may be moved after it was removed and added again', () => {
    const edits: LineupEdit[] = [
      { remove: 1, reason },
      { add: page(1), reason },
      { move: 1, position: 1, reason },
    ];
    expect(apply(show([A, B], [guest(1, 3)]), edits)).toEqual({ order: '1 2', problems: [] });
  });

  test('that was unliked before stays added when the like comes back', () => {
    const edits: LineupEdit[] = [{ add: page(1), reason }];
    const unliked = { ...A, ...turned('unliked') };
    expect(apply(show([unliked, B]), edits)).toEqual({ order: '2 page-1', problems: [] });
    expect(apply(show([unliked, B, C], [guest(1, 2)]), edits)).toEqual({ order: '2 1 3', problems: [] });
    const back = { ...A, state_since: at(6) };
    expect(apply(show([back, B, C], [guest(1, 2)]), edits)).toEqual({ order: '2 1 3', problems: [] });
  });

  test('that was liked all along is still told', () => {
    expect(apply(show([A, B], [guest(1, 3)]), [{ add: page(1), reason }]).problems).toEqual([
      { pointer: '/lineup/0/add', message: expect.stringMatching(/already/) },
    ]);
  });
});

function at(hour: number): string {
  return `2026-03-14T${String(hour).padStart(2, '0')}:00:00Z`;
}

/** A like that sync discovered at an hour. */
function like(track_id: number, seen: number): Like {
  return someLike({ track_id, liked_at: at(seen), first_seen: at(seen) });
}

function turned(state: 'unliked' | 'gone') {
  return { state, state_since: at(5) };
}

function page(id: number): string {
  return `https://soundcloud.com/somebody/track-${id}`;
}

function mobile(id: number): string {
  return page(id).replace('https://', 'https://m.');
}

function guest(track_id: number, met: number): Guest {
  return {
    url: page(track_id),
    track_id,
    first_seen: at(met),
    ...factsOf(like(track_id, met)),
    state: 'liked',
    state_since: null,
  };
}

function show(likes: Like[], guests?: Guest[]): Show {
  return { ...someShow('2026-03-11', likes), ...(guests && { guests }) };
}

function none(): Edits {
  return Edits.parse({});
}

/** The order of the lineup by numbers, or by page where sync has not met a track. */
function apply(facts: Show, lineup: LineupEdit[]) {
  const { tracks, problems } = lineupOf(facts, Edits.parse({ lineup }));
  const name = (url: string) =>
    url.replace('https://soundcloud.com/somebody/track-', 'page-').replace('https://', '');
  return { order: tracks.map((track) => track.track_id ?? name(track.permalink_url)).join(' '), problems };
}
