import type { TrackQuestions } from '../lookup.ts';
import { RawTrack, RawTracks } from '../schema.ts';
import { ABOUT_ONE, type Session } from '../session.ts';

export function trackQuestions(session: Session): TrackQuestions {
  return {
    byIds: async (ids) => (await session.find('/tracks', { ids: ids.join(',') }, RawTracks)) ?? [],
    byId: (id) => session.find(`/tracks/${id}`, {}, RawTrack, ABOUT_ONE),
    requestCount: () => session.requestCount(),
  };
}
