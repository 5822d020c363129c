import type { Queue, QueueTrack } from './queue.ts';

/** Where a listener was, and how the listener likes to listen. */
export interface Session {
  /** null: nothing was played yet. */
  queue: Queue | null;
  /** Milliseconds into the current track. */
  position_ms: number;
  /** 0 to 100 */
  volume: number;
  /** Whether single keys command the player. */
  shortcuts: boolean;
}

export const FIRST_SESSION: Session = { queue: null, position_ms: 0, volume: 80, shortcuts: true };

const VERSION = 1;

/** The session that a text keeps; the first one for no text, another version's or nonsense. */
export function sessionOf(text: string | null): Session {
  try {
    return sessionFrom(JSON.parse(text ?? 'null'));
  } catch {
    return FIRST_SESSION;
  }
}

export function textOf(session: Session): string {
  return JSON.stringify({ version: VERSION, ...session });
}

function sessionFrom(kept: unknown): Session {
  if (!isRecord(kept) || kept.version !== VERSION) return FIRST_SESSION;
  const queue = queueFrom(kept.queue);
  return {
    queue,
    position_ms: queue && isNumber(kept.position_ms, 0, Number.MAX_SAFE_INTEGER) ? kept.position_ms : 0,
    volume: isNumber(kept.volume, 0, 100) ? kept.volume : FIRST_SESSION.volume,
    shortcuts: kept.shortcuts !== false,
  };
}

function queueFrom(kept: unknown): Queue | null {
  if (!isRecord(kept)) return null;
  const { show, name, tracks, order, at } = kept;
  if (typeof show !== 'string' || typeof name !== 'string') return null;
  if (!Array.isArray(tracks) || !tracks.every(isTrack) || !isOrder(order, tracks.length)) return null;
  if (!isNumber(at, 0, tracks.length - 1) || !Number.isInteger(at)) return null;
  return {
    show,
    name,
    tracks,
    order,
    at,
    shuffled: kept.shuffled === true,
    repeating: kept.repeating === true,
    unplayable: [],
    ended: kept.ended === true,
  };
}

function isTrack(kept: unknown): kept is QueueTrack {
  return (
    isRecord(kept) &&
    typeof kept.title === 'string' &&
    typeof kept.artist === 'string' &&
    isAddress(kept.permalink_url) &&
    (kept.artwork_url === null || isAddress(kept.artwork_url)) &&
    isNumber(kept.position, 1, Number.MAX_SAFE_INTEGER) &&
    isNumber(kept.duration_ms, 0, Number.MAX_SAFE_INTEGER) &&
    (kept.state === 'liked' || kept.state === 'gone')
  );
}

function isAddress(kept: unknown): kept is string {
  return typeof kept === 'string' && /^https?:\/\//.test(kept) && URL.canParse(kept);
}

/** Whether it names each of n places once. */
function isOrder(kept: unknown, n: number): kept is number[] {
  return Array.isArray(kept) && kept.length === n && [...kept.keys()].every((place) => kept.includes(place));
}

function isRecord(kept: unknown): kept is Record<string, unknown> {
  return typeof kept === 'object' && kept !== null;
}

function isNumber(kept: unknown, least: number, most: number): kept is number {
  return typeof kept === 'number' && kept >= least && kept <= most;
}
