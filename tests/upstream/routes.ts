import { hash } from 'node:crypto';
import { type Answer, json, NOT_FOUND, text, UNAUTHORIZED, type UpstreamRequest } from './answer.ts';
import { likesPage } from './likes.ts';
import type { Manners } from './manners.ts';
import { apiAnswer, authAnswer } from './official.ts';
import { homePage, mobilePage, script } from './pages.ts';
import { rawHost, rawTrack } from './shapes.ts';
import { accountIn, visibleTrack, type World } from './world.ts';

/** What a healthy upstream answers. */
export function healthyAnswer(world: World, manners: Manners, request: UpstreamRequest): Answer {
  switch (request.role) {
    case 'web':
      return request.path === '/' ? text('html', homePage(manners)) : text('html', 'Not found', 404);
    case 'mobile':
      return request.path === '/' ? text('html', mobilePage(manners)) : text('html', 'Not found', 404);
    case 'assets': {
      const source = script(manners, request.path);
      return source === undefined ? text('plain', 'Not found', 404) : text('javascript', source);
    }
    case 'api-v2':
      return request.query.get('client_id') === manners.clientId
        ? apiV2Answer(world, manners, request)
        : UNAUTHORIZED;
    case 'api':
      return apiAnswer(world, manners, request);
    case 'auth':
      return authAnswer(manners, request);
  }
}

function apiV2Answer(world: World, manners: Manners, { path, query, headers }: UpstreamRequest): Answer {
  const [collection, id, list] = path.split('/').slice(1);
  if (collection === 'resolve' && id === undefined) return resolve(world, query.get('url') ?? '');
  if (collection === 'tracks' && id === undefined) return tracksByIds(world, query.get('ids') ?? '');
  if (collection === 'tracks' && list === undefined) return oneTrack(world, Number(id));
  const account = collection === 'users' && accountIn(world, (user) => user.id === Number(id));
  if (account) {
    if (list === 'likes') {
      return withEtag(json(likesPage(account, manners, query)), manners, headers['if-none-match']);
    }
    if (list === undefined) return json(rawHost(account));
  }
  return NOT_FOUND;
}

/** RFC 9110 §13.1.2, as far as one tag goes. */
function withEtag(answer: Answer, { etags }: Manners, known: string | string[] | undefined): Answer {
  if (etags === 'none') return answer;
  const etag = `W/"${hash('sha256', answer.body).slice(0, 20)}"`;
  if (etags === 'honoured' && known === etag) return { status: 304, headers: { etag }, body: '' };
  return { ...answer, headers: { ...answer.headers, etag } };
}

function resolve(world: World, address: string): Answer {
  const page = URL.parse(address);
  if (page?.hostname !== 'soundcloud.com') return NOT_FOUND;
  const [user, track, ...rest] = page.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (rest.length > 0) return NOT_FOUND;
  if (track === undefined) {
    const account = accountIn(world, ({ permalink }) => permalink === user);
    return account ? json(rawHost(account)) : NOT_FOUND;
  }
  const found = world.tracks
    .values()
    .find((each) => each.uploader.permalink === user && each.permalink === track);
  return oneTrack(world, found?.id);
}

/** At most 50, by ascending id whatever the order asked in; what is missing is dropped silently. */
function tracksByIds(world: World, ids: string): Answer {
  const asked = ids.split(',').map(Number);
  if (asked.length > 50) return json({ errors: [{ error_message: 'too many ids' }] }, 400);
  const found = asked.map((id) => visibleTrack(world, id)).filter((track) => track !== undefined);
  return json(found.sort((a, b) => a.id - b.id).map(rawTrack));
}

function oneTrack(world: World, id: number | undefined): Answer {
  const track = id === undefined ? undefined : visibleTrack(world, id);
  return track ? json(rawTrack(track)) : NOT_FOUND;
}
