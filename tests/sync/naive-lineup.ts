import { readFileSync } from 'node:fs';
import type { LineupEdit } from '#domain/edit.ts';
import type { NaiveFacts, NaiveGuest, NaiveLike } from './naive.ts';

/** A track of a published show, told in the words of /playlist.json. */
export interface NaiveTrack extends NaiveFacts {
  track_id: number | null;
  liked_at: string | null;
  liked_at_source: 'exact' | 'observed' | null;
  first_seen: string | null;
  state: 'liked' | 'gone';
  origin: 'like' | 'edit';
}

interface Row extends NaiveTrack {
  /** Set on what an edit adds: when it was met, or null while it has not been. */
  met?: string | null;
}

/** What a show publishes: likes that stand in the order they were found, then what people decided. */
export function naiveLineup(
  likes: readonly NaiveLike[],
  guests: readonly NaiveGuest[],
  edits: readonly LineupEdit[],
): NaiveTrack[] {
  let rows: Row[] = [];
  for (const like of likes) {
    const isThere = rows.some((row) => row.track_id === like.id);
    if (like.state !== 'unliked' && !isThere) rows.push(likedRow(like));
  }
  for (const edit of edits) {
    if ('add' in edit) rows = added(rows, edit.add, edit.position, guests);
    else if ('remove' in edit) rows = rows.filter((row) => row.track_id !== edit.remove);
    else if ('move' in edit) rows = moved(rows, edit.move, edit.position);
    else {
      const { correct: id, reason: _, ...right } = edit;
      rows = rows.map((row) => (row.track_id === id ? ({ ...row, ...right } as Row) : row));
    }
  }
  return rows.map(({ met: _, ...row }) => row);
}

function likedRow({ id, at, isObserved, seen, facts, state, addresses }: NaiveLike): Row {
  return {
    track_id: id,
    ...facts,
    ...addresses,
    liked_at: at,
    liked_at_source: isObserved ? 'observed' : 'exact',
    first_seen: seen,
    state: state === 'gone' ? 'gone' : 'liked',
    origin: 'like',
  };
}

function added(
  rows: readonly Row[],
  url: string,
  position: number | undefined,
  guests: readonly NaiveGuest[],
): Row[] {
  const guest = guests.find((known) => known.url === url);
  const row = guest ? guestRow(guest) : linkRow(url);
  const standing = rows.find((other) => isSame(other, row));
  if (standing?.met !== undefined && position === undefined) return [...rows];
  const others = rows.filter((other) => other !== standing);
  const met = guest ? guest.seen : null;
  const before = position === undefined ? countBefore(others, met) : position - 1;
  return [...others.slice(0, before), { ...(standing ?? row), met }, ...others.slice(before)];
}

/** How many rows a newcomer without a position stands behind: all up to the last that was there first. */
function countBefore(rows: readonly Row[], met: string | null): number {
  if (met === null) return rows.length;
  const wasFirst = (row: Row) =>
    row.met === undefined ? (row.first_seen ?? '') < met : row.met !== null && row.met <= met;
  let count = 0;
  for (const [index, row] of rows.entries()) if (wasFirst(row)) count = index + 1;
  return count;
}

function moved(rows: readonly Row[], id: number, position: number): Row[] {
  const row = rows.find((other) => other.track_id === id);
  if (!row) return [...rows];
  const others = rows.filter((other) => other !== row);
  return [...others.slice(0, position - 1), row, ...others.slice(position - 1)];
}

function guestRow({ id, facts, seen, state, addresses }: NaiveGuest): Row {
  return {
    track_id: id,
    ...facts,
    ...addresses,
    liked_at: null,
    liked_at_source: null,
    first_seen: seen,
    state: state === 'gone' ? 'gone' : 'liked',
    origin: 'edit',
  };
}

/** What bots are promised of a track beside its place. */
const PROMISED = readFileSync('tests/formats/golden/fields.playlist.txt', 'utf8')
  .split('\n')
  .flatMap((field) => field.match(/^tracks\[\]\.(?!position$)(.+)/)?.[1] ?? []);

/** Until SoundCloud has been asked, an address tells its own two words: all else is unknown, or nothing. */
function linkRow(url: string): Row {
  const unknown = Object.fromEntries(PROMISED.map((field) => [field, null]));
  const [title, artist] = url.split('/').reverse();
  const told = { title, artist, permalink_url: url, duration_ms: 0, state: 'liked', origin: 'edit' };
  return { ...unknown, ...told } as unknown as Row;
}

function isSame(a: Row, b: Row): boolean {
  return a.track_id !== null && b.track_id !== null
    ? a.track_id === b.track_id
    : a.permalink_url === b.permalink_url;
}
