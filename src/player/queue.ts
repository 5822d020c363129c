import type { CatalogTrack } from '#domain/catalog.ts';
import { permutation } from './shuffle.ts';

/** What the player keeps of a published track. */
export type QueueTrack = Pick<
  CatalogTrack,
  'position' | 'title' | 'artist' | 'permalink_url' | 'artwork_url' | 'duration_ms' | 'state'
>;

/** The tracks of one show and which of them plays. */
export interface Queue {
  /** The show's slug. */
  readonly show: string;
  /** What the show is called. */
  readonly name: string;
  readonly tracks: readonly QueueTrack[];
  /** Indices of `tracks` in the order of playing, each once. */
  readonly order: readonly number[];
  /** The place in `order` that plays. */
  readonly at: number;
  readonly shuffled: boolean;
  readonly repeating: boolean;
  /** Addresses that SoundCloud would not play since the show was started. */
  readonly unplayable: readonly string[];
  /** Nothing is left to play. */
  readonly ended: boolean;
}

export type QueueAction =
  /** Plays from the track of this address, or from the first. */
  | { type: 'start'; url: string | null; seed: number }
  | { type: 'next' }
  | { type: 'previous' }
  /** The current track would not play: marks it and goes on. */
  | { type: 'unplayable' }
  /** Turns shuffling on or off; the current track stays. */
  | { type: 'shuffle'; seed: number }
  | { type: 'repeat' }
  /** The show has another lineup by now; the current track stays, and what is new is played too. */
  | { type: 'lineup'; tracks: readonly QueueTrack[]; seed: number };

/** A show's tracks before one of them is started. */
export function queueOf(
  show: { slug: string; name: string; tracks: readonly QueueTrack[] },
  settings: Pick<Queue, 'shuffled' | 'repeating'>,
): Queue {
  const { slug, name, tracks } = show;
  const order = tracks.map((_, index) => index);
  return { show: slug, name, tracks, order, at: 0, ...settings, unplayable: [], ended: true };
}

/** The track that plays, or null in an empty show. */
export function currentTrack(queue: Queue): QueueTrack | null {
  return trackAt(queue, queue.at);
}

/** The queue after an action. Pure: chance comes in as a seed. */
export function reduceQueue(queue: Queue, action: QueueAction): Queue {
  switch (action.type) {
    case 'start':
      return started(queue, action.url, action.seed);
    case 'next':
      return advanced(queue, queue.at + 1);
    case 'previous':
      return steppedBack(queue);
    case 'unplayable':
      return advanced(withoutCurrent(queue), queue.at + 1);
    case 'shuffle':
      return reordered({ ...queue, shuffled: !queue.shuffled }, queue.order[queue.at], action.seed);
    case 'repeat':
      return { ...queue, repeating: !queue.repeating };
    case 'lineup':
      return withLineup(queue, action.tracks, action.seed);
  }
}

function started(queue: Queue, url: string | null, seed: number): Queue {
  const chosen = queue.tracks.findIndex((track) => track.permalink_url === url);
  const fresh = { ...queue, unplayable: [] };
  const ordered = reordered(fresh, chosen === -1 ? undefined : chosen, seed);
  return advanced(ordered, ordered.at);
}

/** Orders the tracks anew and stays at the one of the index; a shuffled order begins with it. */
function reordered(queue: Queue, index: number | undefined, seed: number): Queue {
  const lineup = queue.tracks.map((_, place) => place);
  if (!queue.shuffled) return { ...queue, order: lineup, at: index ?? 0 };
  const others = permutation(
    lineup.filter((place) => place !== index),
    seed,
  );
  return { ...queue, order: index === undefined ? others : [index, ...others], at: 0 };
}

/** Goes to the first playable place from here on, around the end only when repeating. */
function advanced(queue: Queue, from: number): Queue {
  const places = [...queue.order.keys()];
  const around = queue.repeating ? places : [];
  const at = [...places.slice(from), ...around].find((place) => isPlayable(queue, place));
  return at === undefined ? { ...queue, ended: true } : { ...queue, at, ended: false };
}

/** Goes to the last playable place before; stays where there is none. */
function steppedBack(queue: Queue): Queue {
  const places = [...queue.order.keys()];
  const around = queue.repeating ? places : [];
  const before = [...around, ...places.slice(0, queue.at)];
  const at = before.findLast((place) => isPlayable(queue, place)) ?? queue.at;
  return { ...queue, at, ended: !isPlayable(queue, at) };
}

/**
 * The queue after its show got another lineup. The current track stays, even where it has left the show; what
 * was added comes at its place in the lineup or, shuffled, at a random one among what is still to come.
 */
function withLineup(queue: Queue, lineup: readonly QueueTrack[], seed: number): Queue {
  const current = currentTrack(queue);
  const tracks =
    current === null || lineup.some(isSameAs(current))
      ? lineup
      : lineup.toSpliced(queue.order[queue.at] ?? 0, 0, current);
  const at = current ? tracks.findIndex(isSameAs(current)) : 0;
  const grown = queue.shuffled
    ? { ...queue, tracks, ...shuffledInto(queue, tracks, seed) }
    : { ...queue, tracks, order: tracks.map((_, index) => index), at };
  return queue.ended ? advanced(grown, current ? grown.at + 1 : 0) : grown;
}

/** The order of a shuffled queue with other tracks: what was played stays so, in the same order. */
function shuffledInto(
  queue: Queue,
  tracks: readonly QueueTrack[],
  seed: number,
): Pick<Queue, 'order' | 'at'> {
  const indexOf = (index: number) => {
    const track = queue.tracks[index];
    return track ? tracks.findIndex(isSameAs(track)) : -1;
  };
  const played = queue.order
    .slice(0, queue.at + 1)
    .map(indexOf)
    .filter((index) => index !== -1);
  const coming = tracks.map((_, index) => index).filter((index) => !played.includes(index));
  return { order: [...played, ...permutation(coming, seed)], at: Math.max(0, played.length - 1) };
}

function isSameAs({ permalink_url }: QueueTrack): (track: QueueTrack) => boolean {
  return (track) => track.permalink_url === permalink_url;
}

function withoutCurrent(queue: Queue): Queue {
  const track = currentTrack(queue);
  return track ? { ...queue, unplayable: [...queue.unplayable, track.permalink_url] } : queue;
}

function isPlayable(queue: Queue, place: number): boolean {
  const track = trackAt(queue, place);
  return track !== null && track.state !== 'gone' && !queue.unplayable.includes(track.permalink_url);
}

function trackAt(queue: Queue, place: number): QueueTrack | null {
  return queue.tracks[queue.order[place] ?? -1] ?? null;
}
