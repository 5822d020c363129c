import type { Manners } from './manners.ts';
import { rawPlaylist, rawStub, rawTrack } from './shapes.ts';
import { visibleTrack, type World } from './world.ts';

/** A place in the list of likes, seen or unseen. */
interface Place {
  kind: 'track' | 'playlist';
  id: number;
  liked_at: string;
}

const newestFirst = new WeakMap<World, readonly Place[]>();

/**
 * One page of `/users/{id}/likes`: a page covers `limit` likes, seen and unseen, so it may show
 * fewer of them, or none, with more behind it.
 */
export function likesPage(world: World, manners: Manners, query: URLSearchParams) {
  const limit = Math.min(Number(query.get('limit') ?? 10), manners.pageLimit);
  const places = arrange(placesOf(world), manners, limit);
  const start = placeAfter(places, world, query.get('offset'));
  const covered = places.slice(start, start + limit);
  const more = start + limit < places.length;
  const last = covered.at(more ? -1 - Math.min(manners.overlap, limit - 1) : -1);
  return {
    collection: covered.flatMap((place) => showLike(place, world, manners)),
    ...(more && last
      ? { next_href: nextHref(world, last, query.get('limit') ?? '10') }
      : manners.lastPage === 'null' && { next_href: null }),
    query_urn: null,
  };
}

export function placesOf(world: World): readonly Place[] {
  let places = newestFirst.get(world);
  if (!places) {
    places = [
      ...world.likes.map(({ track_id, liked_at }): Place => ({ kind: 'track', id: track_id, liked_at })),
      ...world.playlistLikes.map(
        ({ playlist_id, liked_at }): Place => ({ kind: 'playlist', id: playlist_id, liked_at }),
      ),
    ].sort(byNewest);
    newestFirst.set(world, places);
  }
  return places;
}

function byNewest(a: Place, b: Place): number {
  if (a.liked_at !== b.liked_at) return a.liked_at < b.liked_at ? 1 : -1;
  return b.id - a.id;
}

function arrange(places: readonly Place[], { order }: Manners, limit: number): readonly Place[] {
  if (order === 'newest-first') return places;
  if (order === 'oldest-first') return places.toReversed();
  const swapped: Place[] = [];
  for (let at = 0; at < places.length; at += 2 * limit) {
    swapped.push(...places.slice(at + limit, at + 2 * limit), ...places.slice(at, at + limit));
  }
  return swapped;
}

/** The index behind the place that a cursor names, even when that place has gone since. */
export function placeAfter(places: readonly Place[], world: World, cursor: string | null): number {
  if (cursor === null) return 0;
  const exact = places.findIndex((place) => cursorOf(world, place) === cursor);
  if (exact !== -1) return exact + 1;
  const [liked_at = ''] = cursor.split(',');
  const older = places.findIndex((place) => place.liked_at < liked_at);
  return older === -1 ? places.length : older;
}

/** `2025-11-08T10:30:30.218Z,user-track-likes,000-{user, 20 digits}-{track, 20 digits}` */
export function cursorOf(world: World, { kind, id, liked_at }: Place): string {
  const digits = (number: number) => String(number).padStart(20, '0');
  return `${liked_at},user-${kind}-likes,000-${digits(world.user.id)}-${digits(id)}`;
}

/** Absolute, on the real host, without client id and linked_partitioning. */
function nextHref(world: World, last: Place, limit: string): string {
  const offset = encodeURIComponent(cursorOf(world, last));
  return `https://api-v2.soundcloud.com/users/${world.user.id}/likes?offset=${offset}&limit=${limit}`;
}

function showLike(place: Place, world: World, manners: Manners): object[] {
  const head = { created_at: `${place.liked_at.slice(0, 19)}Z`, kind: 'like' };
  if (place.kind === 'playlist') return [{ ...head, playlist: rawPlaylist(place.id, world.user) }];
  const track = visibleTrack(world, place.id);
  if (track) return [{ ...head, track: manners.stubs.has(track.id) ? rawStub(track.id) : rawTrack(track) }];
  if (manners.hiddenLikes === 'null-track') return [{ ...head, track: null }];
  if (manners.hiddenLikes === 'no-track') return [head];
  if (manners.hiddenLikes === 'stub') return [{ ...head, track: rawStub(place.id) }];
  return [];
}
