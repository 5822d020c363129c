import type { Manners } from '../upstream/manners.ts';
import type { World, WorldTrack } from '../upstream/world.ts';
import type { NaiveFacts } from './naive.ts';
import { second } from './naive-weeks.ts';

/** A like as a list shows it. */
export interface Shown {
  id: number;
  at: string;
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

export function visible(world: World, id: number): WorldTrack | undefined {
  const track = world.tracks.get(id);
  return track?.standing === 'public' ? track : undefined;
}

export function addressOf({ uploader, permalink }: WorldTrack): string {
  return `https://soundcloud.com/${uploader.permalink}/${permalink}`;
}

export function trackAt(world: World, address: string): WorldTrack | undefined {
  return [...world.tracks.values()].find(
    (track) => track.standing === 'public' && addressOf(track) === address,
  );
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
