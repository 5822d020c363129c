import { diffArrays } from 'diff';
import type { CatalogShow, CatalogTrack } from '#domain/catalog.ts';
import { count } from '#domain/in-figures.ts';
import { isSameTrack } from '#domain/lineup-track.ts';

/** How a stranger's text, a title or a name, stands in a sentence: plain, or safe in Markdown. */
export type Quote = (text: string) => string;

/**
 * What became of a show, a sentence a change; nothing when it is the same. A track that only made room
 * for another has not moved.
 */
export function showChanges(before: CatalogShow | null, after: CatalogShow | null, quote: Quote): string[] {
  if (!after) return [`leaves the archive with ${count(before?.tracks.length ?? 0, 'track')}`];
  const { removed, added, moved, kept } = sides(before?.tracks ?? [], after.tracks);
  const name = ({ title, artist }: CatalogTrack) => `${quote(title)} by ${quote(artist)}`;
  return [
    ...(before ? [] : [`joins the archive with ${count(after.tracks.length, 'track')}`]),
    ...textChange('title', before?.title ?? null, after.title, quote),
    ...notesChange(before?.notes ?? null, after.notes),
    ...removed.map((track) => `removes ${name(track)} at ${track.position}`),
    ...added.map((track) => `adds ${name(track)} at ${track.position}`),
    ...moved.map(([old, now]) => `${name(old)} moves from ${old.position} to ${now.position}`),
    ...[...moved, ...kept].flatMap(([old, now]) => trackChanges(old, now, name(old), quote)),
  ];
}

type Pair = readonly [before: CatalogTrack, after: CatalogTrack];

interface Sides {
  removed: CatalogTrack[];
  added: CatalogTrack[];
  moved: Pair[];
  kept: Pair[];
}

function sides(before: readonly CatalogTrack[], after: readonly CatalogTrack[]): Sides {
  const parts = diffArrays([...before], [...after], { comparator: isSameTrack });
  const went = parts.filter((part) => part.removed).flatMap(({ value }) => value);
  const came = parts.filter((part) => part.added).flatMap(({ value }) => value);
  const pair = (now: CatalogTrack, among: readonly CatalogTrack[]): Pair[] => {
    const old = among.find((track) => isSameTrack(track, now));
    return old ? [[old, now]] : [];
  };
  return {
    removed: went.filter((track) => !came.some((other) => isSameTrack(track, other))),
    added: came.filter((track) => !went.some((other) => isSameTrack(track, other))),
    moved: came.flatMap((now) => pair(now, went)),
    kept: after.filter((track) => !came.includes(track)).flatMap((now) => pair(now, before)),
  };
}

/** What a sentence of its own tells of a track; of all else only that it changed. */
const TOLD_IN_WORDS: readonly (keyof CatalogTrack)[] = ['position', 'title', 'artist', 'state'];

function trackChanges(old: CatalogTrack, now: CatalogTrack, name: string, quote: Quote): string[] {
  if (old.track_id === null && now.track_id !== null) return [`${name} was found on SoundCloud`];
  const { title, artist, state } = now;
  const fields = Object.keys(now) as (keyof CatalogTrack)[];
  const others = fields.filter((field) => !TOLD_IN_WORDS.includes(field) && now[field] !== old[field]);
  return [
    ...(title === old.title ? [] : [`the title of ${name} becomes ${quote(title)}`]),
    ...(artist === old.artist ? [] : [`the artist of ${name} becomes ${quote(artist)}`]),
    ...(state === old.state
      ? []
      : [state === 'gone' ? `${name} is gone from SoundCloud` : `${name} is back`]),
    ...(others.length === 0 ? [] : [`${name} changes in ${others.join(', ')}`]),
  ];
}

function textChange(what: string, old: string | null, now: string | null, quote: Quote): string[] {
  if (old === now) return [];
  if (now === null) return [`loses its ${what} ${quote(old ?? '')}`];
  return [
    old === null ? `gets the ${what} ${quote(now)}` : `its ${what} ${quote(old)} becomes ${quote(now)}`,
  ];
}

function notesChange(old: string | null, now: string | null): string[] {
  if (old === now) return [];
  return [now === null ? 'loses its notes' : old === null ? 'gets notes' : 'its notes change'];
}
