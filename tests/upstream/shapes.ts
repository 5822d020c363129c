import type { World, WorldTrack, WorldUser } from './world.ts';

/** What no file, page or log of airlog may ever hold; the shapes below are full of it. */
export const FORBIDDEN = {
  trackAuthorization: 'eyJ-a-signed-token-about-the-viewer',
  secretToken: 's-TheSecretToken',
  anonymousId: '123456-654321-112233-445566',
} as const;

/** Length of the preview that policy SNIP leaves. */
const PREVIEW_MS = 30_000;

function rawUser(user: WorldUser) {
  return {
    avatar_url: user.avatar_url ?? 'https://a1.sndcdn.com/images/default_avatar_large.png',
    first_name: '',
    followers_count: user.id % 5000,
    full_name: '',
    id: user.id,
    kind: 'user',
    last_modified: '2026-01-30T10:11:03Z',
    last_name: '',
    permalink: user.permalink,
    permalink_url: `https://soundcloud.com/${user.permalink}`,
    uri: `https://api.soundcloud.com/users/soundcloud%3Ausers%3A${user.id}`,
    urn: `soundcloud:users:${user.id}`,
    username: user.username,
    verified: false,
    city: null,
    country_code: null,
    badges: { pro: false, creator_mid_tier: false, pro_unlimited: true, verified: false },
    station_urn: `soundcloud:system-playlists:artist-stations:${user.id}`,
    station_permalink: `artist-stations:${user.id}`,
  };
}

/** The host's whole record; an uploader's beside a track has no counts. The counts include the unseen. */
export function rawHost({ user, likes, playlistLikes }: World) {
  return {
    ...rawUser(user),
    likes_count: likes.length + playlistLikes.length,
    playlist_likes_count: playlistLikes.length,
    track_count: 0,
  };
}

export function rawTrack(track: WorldTrack) {
  const urn = `soundcloud:tracks:${track.id}`;
  return {
    artwork_url: track.artwork_url,
    caption: null,
    commentable: true,
    comment_count: track.id % 50,
    created_at: '2025-07-05T08:58:38Z',
    description: track.id % 2 ? null : '',
    downloadable: false,
    download_count: null,
    duration: track.policy === 'SNIP' ? PREVIEW_MS : track.duration_ms + 19,
    full_duration: track.duration_ms,
    embeddable_by: 'all',
    genre: track.genre,
    has_downloads_left: false,
    id: track.id,
    kind: 'track',
    label_name: null,
    last_modified: '2025-12-27T17:52:01Z',
    license: track.license,
    likes_count: track.id % 1000,
    permalink: track.permalink,
    permalink_url:
      track.permalink_url ?? `https://soundcloud.com/${track.uploader.permalink}/${track.permalink}`,
    playback_count: track.id % 100_000,
    public: true,
    publisher_metadata:
      track.artist === undefined ? null : { id: track.id, urn, artist: track.artist, explicit: false },
    purchase_title: null,
    purchase_url: null,
    release_date: null,
    reposts_count: 14,
    secret_token: FORBIDDEN.secretToken,
    sharing: 'public',
    state: 'finished',
    streamable: true,
    tag_list: '"minimal techno" dub',
    title: track.title,
    uri: `https://api.soundcloud.com/tracks/soundcloud%3Atracks%3A${track.id}`,
    urn,
    user_id: track.uploader.id,
    visuals: null,
    waveform_url: `https://wave.sndcdn.com/${track.id}_m.json`,
    display_date: '2025-07-05T08:58:38Z',
    media: { transcodings: [] },
    station_urn: `soundcloud:system-playlists:track-stations:${track.id}`,
    station_permalink: `track-stations:${track.id}`,
    track_authorization: FORBIDDEN.trackAuthorization,
    monetization_model: track.policy === 'BLOCK' ? 'NOT_APPLICABLE' : 'BLACKBOX',
    policy: track.policy,
    user: rawUser(track.uploader),
  };
}

/** A track of which the list tells no more than that it is one. */
export function rawStub(id: number) {
  return { id, kind: 'track', monetization_model: 'BLACKBOX', policy: 'MONETIZE' };
}

export function rawPlaylist(id: number, owner: WorldUser) {
  return {
    artwork_url: null,
    created_at: '2024-02-26T12:39:01Z',
    duration: 16_767_867,
    id,
    kind: 'playlist',
    permalink: `set-${id}`,
    permalink_url: `https://soundcloud.com/${owner.permalink}/sets/set-${id}`,
    public: true,
    secret_token: null,
    sharing: 'public',
    title: `Set ${id}`,
    track_count: 89,
    user_id: owner.id,
    set_type: '',
    user: rawUser(owner),
  };
}
