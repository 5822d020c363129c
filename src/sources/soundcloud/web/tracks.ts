import type { TrackQuestions } from '../lookup.ts';
import { RawTrack, RawTracks } from '../schema.ts';
import type { Session } from '../session.ts';

export function trackQuestions(session: Session): TrackQuestions {
  return {
    byIds: async (ids) => (await session.find('/tracks', { ids: ids.join(',') }, RawTracks)) ?? [],
    byId: (id) => session.findOne(`/tracks/${id}`, RawTrack),
    requestCount: () => session.requestCount(),
  };
}
