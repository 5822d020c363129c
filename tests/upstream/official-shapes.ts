import { FORBIDDEN } from './shapes.ts';
import type { World, WorldTrack, WorldUser } from './world.ts';

const UPLOADED = '2019/01/15 15:40:49 +0000';

/** What the official API adds to every page's address: the number of the application that asked. */
const SHARED = '?utm_medium=api&utm_campaign=social_sharing&utm_source=id_314547';

function officialUser(user: WorldUser) {
  return {
    avatar_url: user.avatar_url ?? 'https://a1.sndcdn.com/images/default_avatar_large.png',
    id: user.id,
    urn: `soundcloud:users:${user.id}`,
    kind: 'user',
    permalink_url: `https://soundcloud.com/${user.permalink}${SHARED}`,
    uri: `https://api.soundcloud.com/users/soundcloud:users:${user.id}`,
    username: user.username,
    permalink: user.permalink,
    created_at: UPLOADED,
    last_modified: UPLOADED,
    first_name: '',
    last_name: '',
    full_name: '',
    city: null,
    country: null,
    description: null,
    followers_count: user.id % 5000,
    followings_count: 12,
    online: false,
    plan: 'Pro Unlimited',
    website: null,
    website_title: null,
    subscriptions: [],
  };
}

export function officialHost({ user, likes, playlistLikes }: World) {
  const public_favorites_count = likes.length + playlistLikes.length;
  return { ...officialUser(user), public_favorites_count, track_count: 0, playlist_count: 0 };
}

export function officialTrack(track: WorldTrack) {
  const uri = `https://api.soundcloud.com/tracks/soundcloud:tracks:${track.id}`;
  const page = track.permalink_url ?? `https://soundcloud.com/${track.uploader.permalink}/${track.permalink}`;
  return {
    kind: 'track',
    id: track.id,
    urn: `soundcloud:tracks:${track.id}`,
    created_at: UPLOADED,
    duration: track.duration_ms,
    commentable: true,
    comment_count: track.id % 50,
    sharing: 'public',
    tag_list: '"minimal techno" dub',
    streamable: true,
    embeddable_by: 'all',
    purchase_url: null,
    purchase_title: null,
    genre: track.genre,
    title: track.title,
    description: track.id % 2 ? null : '',
    label_name: null,
    release: null,
    key_signature: null,
    isrc: null,
    bpm: null,
    release_year: null,
    release_month: null,
    release_day: null,
    license: track.license,
    uri,
    user: officialUser(track.uploader),
    permalink_url: `${page}${SHARED}`,
    artwork_url: track.artwork_url,
    stream_url: `${uri}/stream`,
    download_url: null,
    waveform_url: `https://wave.sndcdn.com/${track.id}_m.png`,
    available_country_codes: null,
    secret_uri: `${uri}?secret_token=${FORBIDDEN.secretToken}`,
    user_favorite: false,
    user_playback_count: 0,
    playback_count: track.id % 100_000,
    download_count: 0,
    favoritings_count: track.id % 1000,
    reposts_count: 14,
    downloadable: false,
    access: accessTo(track),
    policy: null,
    monetization_model: null,
    metadata_artist: track.artist ?? null,
  };
}

export function accessTo({ policy }: WorldTrack): 'playable' | 'preview' | 'blocked' {
  return policy === 'BLOCK' ? 'blocked' : policy === 'SNIP' ? 'preview' : 'playable';
}

/** A thing by its name alone, as the API means to tell it one day. */
export function withoutNumber({ id: _, ...thing }: { id: number }): object {
  return thing;
}
