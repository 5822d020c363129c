import type { Manners } from '../upstream/manners.ts';
import type { World, WorldTrack } from '../upstream/world.ts';
import type { NaiveFacts } from './naive.ts';
import { second } from './naive-weeks.ts';

/** A like as a list shows it; the official one tells no date. */
export interface Shown {
  id: number;
  at: string | null;
  facts: NaiveFacts;
}

/** What a reader learns who turns pages until a whole one, not the first, is older than the bound. */
export interface Reading {
  shown: Shown[];
  pages: number;
  /** Whether a track stands in the list of which it tells only the number, and whether one of these is hidden. */
  asksForTitles: boolean;
  asksForHidden: boolean;
}

interface Listed {
  id: number;
  at: string;
  isTrack: boolean;
}

export function readPages(world: World, manners: Manners, bound: string | null): Reading {
  const all = newestFirst(world);
  const reading: Reading = { shown: [], pages: 0, asksForTitles: false, asksForHidden: false };
  let isFirst = true;
  do {
    reading.pages += 1;
    const dates = readPage(all.splice(0, manners.pageLimit), reading, world, manners);
    if (dates.length === 0) continue;
    if (bound !== null && !isFirst && dates.every((date) => date < bound)) break;
    isFirst = false;
  } while (all.length > 0);
  return reading;
}

/** What the official list tells: all of it, and never a date. */
export function readToldPages(world: World, { official }: Manners): Reading {
  const all = newestFirst(world).filter(({ isTrack }) => isTrack);
  const shown = all.flatMap(({ id }) => {
    const track = told(world, id);
    return track ? [{ id, at: null, facts: factsOf(track) }] : [];
  });
  const pages = Math.max(1, Math.ceil(all.length / official.pageLimit));
  return { shown, pages, asksForTitles: false, asksForHidden: false };
}

/** Adds what a page tells to what was read, and answers its dates. */
function readPage(page: readonly Listed[], reading: Reading, world: World, manners: Manners): string[] {
  return page.flatMap(({ id, at, isTrack }) => {
    const track = isTrack ? visible(world, id) : undefined;
    const isHidden = isTrack && !track;
    if (isHidden && manners.hiddenLikes === 'omitted') return [];
    if (isHidden && manners.hiddenLikes === 'stub') reading.asksForHidden = true;
    if (track && manners.stubs.has(id)) reading.asksForTitles = true;
    if (track) reading.shown.push({ id, at: second(at), facts: factsOf(track) });
    return [second(at)];
  });
}

function newestFirst({ likes, playlistLikes }: World): Listed[] {
  const tracks = likes.map(({ track_id: id, liked_at: at }) => ({ id, at, isTrack: true }));
  const playlists = playlistLikes.map(({ playlist_id: id, liked_at: at }) => ({ id, at, isTrack: false }));
  return [...tracks, ...playlists].sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
}

/** What SoundCloud's own pages show. */
export function visible(world: World, id: number): WorldTrack | undefined {
  const track = world.tracks.get(id);
  return track?.standing === 'unlisted' ? track : told(world, id);
}

/** What applications are told of. */
export function told(world: World, id: number): WorldTrack | undefined {
  const track = world.tracks.get(id);
  return track?.standing === 'public' ? track : undefined;
}

export function addressOf({ uploader, permalink }: WorldTrack): string {
  return `https://soundcloud.com/${uploader.permalink}/${permalink}`;
}

/** @param isShown what the one who is asked shows of a world */
export function trackAt(world: World, address: string, isShown: typeof visible): WorldTrack | undefined {
  return [...world.tracks.values()].find((track) => isShown(world, track.id) && addressOf(track) === address);
}

export function factsOf(track: WorldTrack): NaiveFacts {
  return {
    title: track.title,
    artist: track.artist ?? track.uploader.username,
    artist_url: `https://soundcloud.com/${track.uploader.permalink}`,
    permalink_url: addressOf(track),
    artwork_url: track.artwork_url?.replace('-large', '-t500x500') ?? null,
    duration_ms: track.duration_ms,
    license: track.license,
    genre: track.genre,
  };
}
