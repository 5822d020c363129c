import type { CatalogTrack } from '#domain/catalog.ts';

/** A track of the naive model: its number, or the address of one that sync has not met. */
export interface NaiveTrack {
  id: number | null;
  url: string;
  title: string;
  artist: string;
}

interface NaiveShow {
  title: string | null;
  notes: string | null;
  tracks: NaiveTrack[];
}

/** What a naive reader makes of an edits file: the show, or the places that are wrong. */
export type Verdict = { show: NaiveShow; wrong: [] } | { show: null; wrong: string[] };

type Entry = Record<string, unknown>;

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isSeen = (value: unknown): value is string =>
  typeof value === 'string' && value.replace(/[\s\u200b]/g, '') !== '';
const isWords = (value: unknown): value is string => isSeen(value) && !/[\r\n\t]/.test(value);
const isTrackAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^https:\/\/(www\.|m\.)?soundcloud\.com\/[^/?#\s]+\/[^/?#\s]+$/.test(value);

/** The fields that each kind of edit has, and what each of them must be; `?` may be missing. */
const KINDS: Record<string, Record<string, (value: unknown) => boolean>> = {
  add: { add: isTrackAddress, 'position?': isId, reason: isWords },
  remove: { remove: isId, reason: isWords },
  move: { move: isId, position: isId, reason: isWords },
  correct: { correct: isId, 'title?': isWords, 'artist?': isWords, reason: isWords },
};

/**
 * Judges and applies an edits file to a show whose likes never changed, without a line of airlog's:
 * shapes first, and only when all are right one edit after the other.
 */
export function naively(file: unknown, liked: readonly NaiveTrack[]): Verdict {
  const shape = wrongShapes(file);
  if (shape.length > 0) return { show: null, wrong: shape };
  const {
    title = null,
    notes = null,
    lineup = [],
  } = file as {
    title?: string;
    notes?: string;
    lineup?: Entry[];
  };
  const show: NaiveShow = { title, notes, tracks: liked.map((track) => ({ ...track })) };
  const wrong = lineup.flatMap((entry, n) => {
    const verb = Object.keys(DEEDS).find((name) => name in entry) ?? '';
    const field = DEEDS[verb]?.(show.tracks, entry) ?? null;
    return field === null ? [] : [`/lineup/${n}/${field}`];
  });
  return wrong.length > 0 ? { show: null, wrong } : { show, wrong: [] };
}

function wrongShapes(file: unknown): string[] {
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return [''];
  const wrong: string[] = [];
  for (const [key, value] of Object.entries(file)) {
    if (key === 'title' ? isWords(value) : key === 'notes' ? isSeen(value) : key === 'lineup') continue;
    wrong.push(`/${key}`);
  }
  const { lineup = [] } = file as { lineup?: unknown };
  if (!Array.isArray(lineup)) return [...wrong, '/lineup'];
  return [...wrong, ...lineup.flatMap((entry, n) => (isEntry(entry) ? [] : [`/lineup/${n}`]))];
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== 'object' || entry === null) return false;
  const verbs = Object.keys(KINDS).filter((verb) => verb in entry);
  const kind = KINDS[verbs[0] ?? ''];
  if (verbs.length !== 1 || !kind) return false;
  const names = Object.keys(kind).map((name) => name.replace('?', ''));
  if (Object.keys(entry).some((name) => !names.includes(name))) return false;
  if (verbs[0] === 'correct' && !('title' in entry) && !('artist' in entry)) return false;
  return Object.entries(kind).every(([name, fits]) => {
    const value = (entry as Entry)[name.replace('?', '')];
    return value === undefined ? name.endsWith('?') : fits(value);
  });
}

/** Each does an edit to the tracks, and answers the field that is wrong or null. */
const DEEDS: Record<string, (tracks: NaiveTrack[], entry: Entry) => string | null> = {
  add(tracks, { add, position }) {
    const url = add as string;
    if (tracks.some((track) => bare(track.url) === bare(url))) return 'add';
    const place = (position as number | undefined) ?? tracks.length + 1;
    if (place > tracks.length + 1) return 'position';
    const [artist = '', title = ''] = url.split('/').slice(3);
    tracks.splice(place - 1, 0, { id: null, url, title, artist });
    return null;
  },
  remove(tracks, { remove }) {
    return takeOut(tracks, remove) ? null : 'remove';
  },
  move(tracks, { move, position }) {
    if ((position as number) > tracks.length) return 'position';
    const track = takeOut(tracks, move);
    if (!track) return 'move';
    tracks.splice((position as number) - 1, 0, track);
    return null;
  },
  correct(tracks, { correct, title, artist }) {
    const track = tracks.find(({ id }) => id === correct);
    if (!track) return 'correct';
    if (title) track.title = title as string;
    if (artist) track.artist = artist as string;
    return null;
  },
};

function takeOut(tracks: NaiveTrack[], wanted: unknown): NaiveTrack | undefined {
  const place = tracks.findIndex(({ id }) => id === wanted);
  return place < 0 ? undefined : tracks.splice(place, 1)[0];
}

function bare(url: string): string {
  return url.replace(/^https:\/\/(www\.|m\.)?/, '').toLowerCase();
}

/** A published track in the model's words. */
export function naiveTrack({ track_id, permalink_url, title, artist }: CatalogTrack): NaiveTrack {
  return { id: track_id, url: permalink_url, title, artist };
}
