import type { TrackQuestions } from '../lookup.ts';
import { ABOUT_ONE, type Session } from '../session.ts';
import { OfficialTrack, OfficialTracks } from './schema.ts';

/** Without it tracks that may not be played from here are missing. */
export const EVERY_ACCESS = { access: 'playable,preview,blocked' };

export function trackQuestions(session: Session): TrackQuestions {
  return {
    async byIds(ids) {
      const found = await session.find('/tracks', { ids: ids.join(','), ...EVERY_ACCESS }, OfficialTracks);
      return found?.collection ?? [];
    },
    byId: (id) => session.find(`/tracks/${id}`, {}, OfficialTrack, ABOUT_ONE),
    requestCount: () => session.requestCount(),
  };
}
