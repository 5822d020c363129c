/** A user of the invented SoundCloud: the station's host or an uploader. */
export interface WorldUser {
  id: number;
  permalink: string;
  username: string;
  avatar_url: string | null;
}

/** A track of the invented SoundCloud; `shapes.ts` dresses it as the real one would. */
export interface WorldTrack {
  id: number;
  title: string;
  /** Last part of the track's address. */
  permalink: string;
  /** The whole address where it is not made of uploader and permalink. */
  permalink_url?: string;
  uploader: WorldUser;
  /** `publisher_metadata.artist`; undefined leaves `publisher_metadata` null. */
  artist?: string | null;
  duration_ms: number;
  artwork_url: string | null;
  genre: string | null;
  license: string | null;
  policy: 'ALLOW' | 'MONETIZE' | 'SNIP' | 'BLOCK';
  /** Private and deleted ones look the same from outside; applications are told of public ones alone. */
  standing: 'public' | 'unlisted' | 'private' | 'deleted';
}

export interface WorldLike {
  track_id: number;
  /** ISO 8601 in UTC with milliseconds: the upstream keeps more than it shows. */
  liked_at: string;
}

interface WorldPlaylistLike {
  playlist_id: number;
  liked_at: string;
}

/** A user who likes things. */
interface Account {
  readonly user: WorldUser;
  readonly likes: readonly WorldLike[];
  readonly playlistLikes: readonly WorldPlaylistLike[];
}

/** All that the stand-in knows: the host’s account, and others. A value: every change below answers a changed copy. */
export interface World extends Account {
  readonly tracks: ReadonlyMap<number, WorldTrack>;
  readonly others: readonly Account[];
}

export function emptyWorld(user: WorldUser): World {
  return { user, tracks: new Map(), likes: [], playlistLikes: [], others: [] };
}

/** The world as seen by another account, whose changes are now made; one that is not known has liked nothing. */
export function actAs(world: World, user: WorldUser): World {
  const { tracks, others, ...own } = world;
  const isMeant = (account: Account) => account.user.id === user.id;
  const account = [own, ...others].find(isMeant) ?? { user, likes: [], playlistLikes: [] };
  return { ...account, tracks, others: [own, ...others].filter((other) => !isMeant(other)) };
}

/** The world as seen by the account that is asked for. */
export function accountIn(world: World, isMeant: (user: WorldUser) => boolean): World | undefined {
  if (isMeant(world.user)) return world;
  const other = world.others.find(({ user }) => isMeant(user));
  return other && actAs(world, other.user);
}

export function addTracks(world: World, tracks: Iterable<WorldTrack>): World {
  const all = new Map(world.tracks);
  for (const track of tracks) all.set(track.id, track);
  return { ...world, tracks: all };
}

/** The host likes a track. SoundCloud keeps one like a track, so it must not stand already. */
export function like(world: World, track_id: number, liked_at: string): World {
  return likeAll(world, [{ track_id, liked_at }]);
}

export function likeAll(world: World, likes: readonly WorldLike[]): World {
  const standing = new Set(world.likes.map((known) => known.track_id));
  for (const { track_id } of likes) {
    if (standing.has(track_id)) throw new Error(`track ${track_id} is liked already`);
    standing.add(track_id);
  }
  const exact = likes.map(({ track_id, liked_at }) => ({ track_id, liked_at: toMilliseconds(liked_at) }));
  return { ...world, likes: [...world.likes, ...exact] };
}

export function unlike(world: World, track_id: number): World {
  return { ...world, likes: world.likes.filter((known) => known.track_id !== track_id) };
}

/** The host likes a playlist, which is no part of a show. */
export function likePlaylist(world: World, playlist_id: number, liked_at: string): World {
  const added = { playlist_id, liked_at: toMilliseconds(liked_at) };
  return { ...world, playlistLikes: [...world.playlistLikes, added] };
}

/** The uploader deletes the track. Its like stays, unseen. */
export function removeTrack(world: World, id: number): World {
  return changeTrack(world, id, { standing: 'deleted' });
}

/** The uploader makes the track private. */
export function hide(world: World, id: number): World {
  return changeTrack(world, id, { standing: 'private' });
}

/** The uploader keeps the track from lists and applications; SoundCloud's own pages show it. */
export function unlist(world: World, id: number): World {
  return changeTrack(world, id, { standing: 'unlisted' });
}

export function restore(world: World, id: number): World {
  return changeTrack(world, id, { standing: 'public' });
}

export function renameTrack(world: World, id: number, title: string, permalink?: string): World {
  return changeTrack(world, id, { title, ...(permalink !== undefined && { permalink }) });
}

/** A user takes another name and address, as host and as uploader. */
export function renameUser(world: World, id: number, name: { username?: string; permalink?: string }): World {
  const rename = (user: WorldUser): WorldUser => (user.id === id ? { ...user, ...name } : user);
  const tracks = [...world.tracks.values()].map((track) => ({ ...track, uploader: rename(track.uploader) }));
  return { ...addTracks(world, tracks), user: rename(world.user) };
}

export function changeTrack(world: World, id: number, change: Partial<WorldTrack>): World {
  const track = world.tracks.get(id);
  if (!track) throw new Error(`the world has no track ${id}`);
  return addTracks(world, [{ ...track, ...change }]);
}

/** The track as a stranger sees it: undefined when it is unknown, private or deleted. */
export function visibleTrack(world: World, id: number): WorldTrack | undefined {
  const track = world.tracks.get(id);
  return track && ['public', 'unlisted'].includes(track.standing) ? track : undefined;
}

/** The track as an application is told of it. */
export function publicTrack(world: World, id: number): WorldTrack | undefined {
  const track = world.tracks.get(id);
  return track?.standing === 'public' ? track : undefined;
}

function toMilliseconds(instant: string): string {
  return new Date(instant).toISOString();
}
