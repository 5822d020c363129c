import { type Answer, json, UNAUTHORIZED, type UpstreamRequest } from './answer.ts';
import { cursorOf, placeAfter, placesOf } from './likes.ts';
import type { Manners, OfficialManners } from './manners.ts';
import { accessTo, officialHost, officialTrack, withoutNumber } from './official-shapes.ts';
import { accountIn, publicTrack, type World, type WorldTrack } from './world.ts';

const NOT_FOUND = json(
  {
    code: 404,
    message: '404 - Not Found',
    link: 'https://developers.soundcloud.com/docs/api/explorer/open-api',
    status: '404 - Not Found',
    errors: [{ error_message: '404 - Not Found' }],
    error: null,
  },
  404,
);

/** The official API's host of tokens. */
export function authAnswer({ official }: Manners, { method, path, headers, body }: UpstreamRequest): Answer {
  if (path !== '/oauth/token' || method !== 'POST') return NOT_FOUND;
  const { clientId, clientSecret, token, tokenSeconds } = official;
  if (headers.authorization !== `Basic ${btoa(`${clientId}:${clientSecret}`)}`) {
    return json({ error: 'invalid_client' }, 401);
  }
  if (new URLSearchParams(body).get('grant_type') !== 'client_credentials') {
    return json({ error: 'unsupported_grant_type' }, 400);
  }
  return json({
    access_token: token,
    token_type: 'Bearer',
    expires_in: tokenSeconds,
    refresh_token: 'a-refresh-token-that-nobody-needs',
    scope: '',
  });
}

/** The official API itself. */
export function apiAnswer(world: World, { official }: Manners, request: UpstreamRequest): Answer {
  if (request.headers.authorization !== `OAuth ${official.token}`) return UNAUTHORIZED;
  const { path, query } = request;
  const [collection, id, ...list] = decodeURIComponent(path).split('/').slice(1);
  if (collection === 'resolve' && id === undefined) return resolve(world, query.get('url') ?? '');
  if (collection === 'tracks' && id === undefined) return json(tracksByIds(world, official, query));
  if (collection === 'tracks' && list.length === 0) return oneTrack(world, official, numberIn(id));
  const account = collection === 'users' && accountIn(world, (user) => id === `soundcloud:users:${user.id}`);
  if (account) {
    if (list.join('/') === 'likes/tracks') return json(likedTracks(account, official, query));
    if (list.length === 0) return json(dressed(official, officialHost(account)));
  }
  return NOT_FOUND;
}

/** The number of a track that is asked for by it or by its name; a user is asked for by name alone. */
function numberIn(id = ''): number {
  return Number(id.replace(/^soundcloud:tracks:/, ''));
}

function dressed({ namesOnly }: OfficialManners, thing: { id: number }): object {
  return namesOnly ? withoutNumber(thing) : thing;
}

function resolve(world: World, address: string): Answer {
  const page = URL.parse(address);
  const [user, track, ...rest] = (page?.pathname ?? '').split('/').filter(Boolean).map(decodeURIComponent);
  if (page?.hostname !== 'soundcloud.com' || rest.length > 0) return NOT_FOUND;
  if (track === undefined) {
    const account = accountIn(world, ({ permalink }) => permalink === user);
    return account ? found(`users/soundcloud:users:${account.user.id}`) : NOT_FOUND;
  }
  const named = world.tracks
    .values()
    .find((each) => each.uploader.permalink === user && each.permalink === track);
  return named ? found(`tracks/${named.id}`) : NOT_FOUND;
}

function found(path: string): Answer {
  const location = `https://api.soundcloud.com/${path}`;
  const { headers, ...answer } = json({ status: '302 - Found', location }, 302);
  return { ...answer, headers: { ...headers, location } };
}

/** Blocked tracks are told to those who ask for every access. */
function isTold(track: WorldTrack, query: URLSearchParams): boolean {
  return (query.get('access') ?? 'playable,preview').split(',').includes(accessTo(track));
}

function tracksByIds(world: World, official: OfficialManners, query: URLSearchParams) {
  const asked = (query.get('ids') ?? '').split(',').slice(0, 50).map(Number);
  const tracks = asked.flatMap((id) => publicTrack(world, id) ?? []).filter((track) => isTold(track, query));
  return tracks.map((track) => dressed(official, officialTrack(track)));
}

function oneTrack(world: World, official: OfficialManners, id: number): Answer {
  const track = publicTrack(world, id);
  return track ? json(dressed(official, officialTrack(track))) : NOT_FOUND;
}

/** A page covers `limit` likes, seen and unseen; without linked_partitioning it is a bare list. */
function likedTracks(world: World, official: OfficialManners, query: URLSearchParams) {
  const places = placesOf(world).filter(({ kind }) => kind === 'track');
  const limit = Math.min(Number(query.get('limit') ?? 50), official.pageLimit);
  const start = placeAfter(places, world, query.get('cursor'));
  const covered = places.slice(start, start + limit);
  const collection = covered
    .flatMap(({ id }) => publicTrack(world, id) ?? [])
    .filter((track) => isTold(track, query))
    .map((track) => dressed(official, officialTrack(track)));
  if (official.bareLists || query.get('linked_partitioning') !== 'true') return collection;
  const last = covered.at(-1);
  const more = start + limit < places.length;
  return { collection, next_href: more && last ? nextHref(world, official, cursorOf(world, last)) : null };
}

function nextHref({ user }: World, { nextHref: kind }: OfficialManners, cursor: string): string {
  const path = `/users/soundcloud:users:${user.id}/likes/tracks?cursor=${encodeURIComponent(cursor)}`;
  const full = '&page_size=200&access=playable,preview,blocked&linked_partitioning=true';
  if (kind === 'internal-host') return `http://api-public.internal:8080${path}${full}`;
  return `https://api.soundcloud.com${path}${kind === 'forgetful' ? '' : full}`;
}
