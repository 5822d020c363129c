import type { LikeSource } from '#domain/source.ts';
import { openSoundCloud } from './http.ts';
import { lookUp, TRACKS_PER_REQUEST } from './lookup.ts';
import { findUser, resolveTrack } from './resolve.ts';
import { Resolved } from './schema.ts';
import type { Asking } from './session.ts';
import { clientIds } from './web/client-id.ts';
import { KeptPages } from './web/kept-pages.ts';
import { listLikes } from './web/likes.ts';
import { WebSession } from './web/session.ts';
import type { WebSettings } from './web/settings.ts';
import { trackQuestions } from './web/tracks.ts';

/** Likes by the API that SoundCloud's own web page uses: the one that tells when something was liked. */
export function soundCloudWeb(settings: WebSettings): LikeSource {
  const door = openSoundCloud(settings.userAgent, settings.patience);
  const ids = clientIds(settings, door);
  const session = () => new WebSession(settings.apiV2Url, door, ids);
  const resolve = (url: string, asking?: Asking) => session().find('/resolve', { url }, Resolved, asking);
  return {
    name: 'web',
    tellsDates: true,
    tellsAll: true,
    tracksPerRequest: TRACKS_PER_REQUEST,
    findUser: (name) => findUser(resolve, name),
    listLikes: (userId, bound, onPage) =>
      listLikes(session(), new KeptPages(settings.pageCache, userId), userId, bound, onPage),
    lookUp: (trackIds, options) => lookUp(trackQuestions(session()), trackIds, options),
    resolveTrack: (url) => resolveTrack(resolve, url),
    requestCount: () => door.requestCount(),
  };
}
