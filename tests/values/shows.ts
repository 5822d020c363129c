import type { Like } from '#domain/like.ts';
import type { Show } from '#domain/show.ts';
import { defineStation, type Station } from '#domain/station.ts';
import type { Status } from '#domain/status.ts';
import { calendarOf } from '#domain/window.ts';

/** A station that is nobody's. */
export const STATION: Station = defineStation({
  title: 'Radio Nowhere',
  description: 'A programme for tests.',
  language: 'en',
  host: { name: 'Nobody', soundcloud_user: 'nobody', soundcloud_user_id: 4_000_000_001 },
  schedule: { weekday: 'Wednesday', time: '22:00', time_zone: 'America/New_York' },
  site: { url: 'https://radio.example', base: '/archive' },
  links: [],
});

export const CALENDAR = calendarOf(STATION);

/** A like with whatever a test cares about; the rest is plausible. */
export function someLike(like: Partial<Like> = {}): Like {
  const track_id = like.track_id ?? 2_200_000_001;
  const liked_at = like.liked_at ?? '2026-03-13T15:00:00Z';
  return {
    track_id,
    liked_at,
    liked_at_source: 'exact',
    first_seen: liked_at,
    title: `Track ${track_id}`,
    artist: 'Somebody',
    artist_url: 'https://soundcloud.com/somebody',
    permalink_url: `https://soundcloud.com/somebody/track-${track_id}`,
    artwork_url: null,
    duration_ms: 180_000,
    license: 'all-rights-reserved',
    genre: null,
    state: 'liked',
    state_since: null,
    ...like,
  };
}

/** The show of a week with these likes. */
export function someShow(slug: string, likes: Like[] = []): Show {
  const window = CALENDAR.of(slug);
  if (!window) throw new Error(`no show begins on ${slug}`);
  return { slug, week_start: window.start, week_end: window.end, likes };
}

export function someStatus(status: Partial<Status> = {}): Status {
  return {
    schema_version: 1,
    source: 'web',
    user_id: STATION.host.soundcloud_user_id,
    last_success: '2026-03-14T00:00:00Z',
    last_change: '2026-03-14T00:00:00Z',
    current_show: '2026-03-11',
    shows_digest: '0'.repeat(64),
    counts: { shows: 1, liked: 1, unliked: 0, gone: 0 },
    ...status,
  };
}
