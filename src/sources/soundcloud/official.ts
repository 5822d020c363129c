import type { LikeSource } from '#domain/source.ts';
import { openSoundCloud } from './http.ts';
import { lookUp, TRACKS_PER_REQUEST } from './lookup.ts';
import { listLikes } from './official/likes.ts';
import { OfficialResolved } from './official/schema.ts';
import { OfficialSession } from './official/session.ts';
import type { OfficialSettings } from './official/settings.ts';
import { Tokens } from './official/token.ts';
import { trackQuestions } from './official/tracks.ts';
import { findUser, resolveTrack } from './resolve.ts';
import type { Asking } from './session.ts';

/** Likes by SoundCloud's official API, which tells neither when something was liked nor what is kept from applications. */
export function soundCloudOfficial(settings: OfficialSettings): LikeSource {
  const door = openSoundCloud(settings.userAgent, settings.patience);
  const tokens = new Tokens(settings, door);
  const session = new OfficialSession(settings.apiUrl, door, tokens);
  const resolve = (url: string, asking?: Asking) =>
    session.follow('/resolve', { url }, OfficialResolved, asking);
  return {
    name: 'official',
    tellsDates: false,
    tellsAll: false,
    tracksPerRequest: TRACKS_PER_REQUEST,
    findUser: (name) => findUser(resolve, name),
    listLikes: (userId, _bound, onPage) => listLikes(session, userId, onPage),
    lookUp: (trackIds, options) => lookUp(trackQuestions(session), trackIds, options),
    resolveTrack: (url) => resolveTrack(resolve, url),
    requestCount: () => door.requestCount(),
  };
}
