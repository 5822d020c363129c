import type { WorldTrack, WorldUser } from './world.ts';

/** A user with whatever a test cares about; the rest is plausible. */
export function someUser(user: Partial<WorldUser> & { id: number }): WorldUser {
  return { permalink: `user-${user.id}`, username: `User ${user.id}`, avatar_url: null, ...user };
}

/** A public track with whatever a test cares about. */
export function someTrack(track: Partial<WorldTrack> & { id: number }): WorldTrack {
  return {
    title: `Track ${track.id}`,
    permalink: `track-${track.id}`,
    uploader: someUser({ id: 1000 + (track.id % 40) }),
    duration_ms: 180_000,
    artwork_url: `https://i1.sndcdn.com/artworks-${track.id}-0-large.jpg`,
    genre: null,
    license: 'all-rights-reserved',
    policy: 'ALLOW',
    standing: 'public',
    ...track,
  };
}
