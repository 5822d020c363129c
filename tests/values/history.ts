import fc from 'fast-check';
import { Edits, type LineupEdit } from '#domain/edit.ts';
import { addHours } from '#domain/instant.ts';
import type { Guest, Like } from '#domain/like.ts';
import { lineupOf } from '#domain/lineup.ts';
import type { Show } from '#domain/show.ts';
import { factsOf } from '#domain/track.ts';
import { someLike, someShow } from './shows.ts';

/** One show over time: people write edits by what they see, and sync learns by what SoundCloud says. */
export interface History {
  hour: number;
  show: Show;
  edits: LineupEdit[];
}
export type Step = (history: History) => History;

export const TRACKS = 9;
export const ADDRESSES = [
  'https://soundcloud.com/somebody/track-',
  'https://m.soundcloud.com/somebody/track-',
];
export const SHORT = 'https://on.soundcloud.com/';
const reason = 'because';

const trackId = fc.integer({ min: 1, max: TRACKS });
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const someIds = fc.uniqueArray(trackId, { maxLength: 3 });

/** A person’s decision, by what the lineup shows. */
export const editing = (addresses: string[]): fc.Arbitrary<Step> =>
  fc
    .record({
      verb: fc.constantFrom<'add' | 'remove' | 'move' | 'correct'>('add', 'add', 'remove', 'move', 'correct'),
      address: fc.constantFrom(...addresses),
      id: trackId,
      which: share,
      where: fc.option(share),
    })
    .map(({ verb, address, id, which, where }) => (history) => {
      const { tracks } = lineupOf(history.show, Edits.parse({ lineup: history.edits }));
      const position = (places: number) => 1 + Math.floor((where ?? 0) * places);
      if (verb === 'add') {
        const place = where === null ? {} : { position: position(tracks.length + 1) };
        return written(history, { add: `${address}${id}`, ...place, reason });
      }
      const shown = tracks[Math.floor(which * tracks.length)]?.track_id;
      const decide = {
        remove: (id: number): LineupEdit => ({ remove: id, reason }),
        move: (id: number): LineupEdit => ({ move: id, position: position(tracks.length), reason }),
        correct: (id: number): LineupEdit => ({ correct: id, title: 'Right', reason }),
      };
      return shown ? written(history, decide[verb](shown)) : history;
    });

/** A sync that finds likes and an answer for every address. */
export const liking: fc.Arbitrary<Step> = someIds.map(
  (ids) => (history) => synced(history, { liked: ids, answers: true }),
);

/** A sync that finds whatever can happen to likes. */
export const anySync: fc.Arbitrary<Step> = fc
  .record({
    liked: someIds,
    unliked: someIds,
    gone: someIds,
    returned: someIds,
    answers: fc.boolean(),
  })
  .map((seen) => (history) => synced(history, seen));

export function start(): History {
  return { hour: 0, show: someShow('2026-03-11'), edits: [] };
}

/** An edit is committed only when it is valid, as `npm run check` demands. */
function written(history: History, edit: LineupEdit): History {
  const edits = [...history.edits, edit];
  const { problems } = lineupOf(history.show, Edits.parse({ lineup: edits }));
  return problems.length > 0 ? history : { ...history, edits };
}

interface Seen {
  liked: number[];
  unliked?: number[];
  gone?: number[];
  returned?: number[];
  /** Whether SoundCloud tells what is behind an added address; a liked track tells it too. */
  answers: boolean;
}

export function synced({ hour, show, edits }: History, seen: Seen): History {
  const now = at(hour + 1);
  const turned = show.likes.map((like): Like => {
    if (like.state === 'liked' && seen.unliked?.includes(like.track_id)) return turn(like, 'unliked', now);
    if (like.state === 'liked' && seen.gone?.includes(like.track_id)) return turn(like, 'gone', now);
    return like.state !== 'liked' && seen.returned?.includes(like.track_id) ? turn(like, 'liked', now) : like;
  });
  const standing = new Set(turned.filter(({ state }) => state !== 'unliked').map(({ track_id }) => track_id));
  const found = seen.liked.filter((id) => !standing.has(id)).sort((a, b) => a - b);
  const likes = [
    ...turned,
    ...found.map((track_id) => someLike({ track_id, liked_at: now, first_seen: now })),
  ];
  const unmet = edits.flatMap((edit) =>
    'add' in edit && !show.guests?.some(({ url }) => url === edit.add) ? [edit.add] : [],
  );
  const met = unmet.filter((url) => seen.answers || found.includes(idOf(url))).map((url) => guest(url, now));
  return { hour: hour + 1, show: { ...show, likes, guests: [...(show.guests ?? []), ...met] }, edits };
}

function turn(like: Like, state: Like['state'], now: string): Like {
  return { ...like, state, state_since: now };
}

function guest(url: string, now: string): Guest {
  const track_id = idOf(url);
  return {
    url,
    track_id,
    first_seen: now,
    ...factsOf(someLike({ track_id })),
    state: 'liked',
    state_since: null,
  };
}

function idOf(url: string): number {
  return Number(/\d+$/.exec(url)?.[0]);
}

function at(hour: number): string {
  return addHours('2026-03-12T02:00:00Z', hour);
}

/** The numbers of the lineup's tracks, of those sync has not met too. */
export function orderOf({ show, edits }: History): number[] {
  const { tracks } = lineupOf(show, Edits.parse({ lineup: edits }));
  return tracks.map((track) => track.track_id ?? idOf(track.permalink_url));
}
