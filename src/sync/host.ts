import { AirlogError } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import type { LikeSource } from '#domain/source.ts';
import type { Status } from '#domain/status.ts';

/** What the source says of the host before the whole history is read. */
export interface HostAnswer {
  /** How many likes the source counts, or null where it was not asked or does not tell. */
  counted: number | null;
  /** Whether it knows no user of the name in the config. */
  isRenamed: boolean;
}

export const NOT_ASKED: HostAnswer = { counted: null, isRenamed: false };

/**
 * Makes sure before the whole history is read that it is the host's. An archive that has been synced
 * vouches for the number: that the name leads nowhere is no reason then to lose a like.
 *
 * @throws AirlogError `wrong-user-id`, and at the first sync `unknown-user`
 */
export async function confirmUser(
  status: Status | null,
  { soundcloud_user: name, soundcloud_user_id: expected }: Host,
  source: LikeSource,
): Promise<HostAnswer> {
  try {
    const { id, likes } = await source.findUser(name);
    if (id === expected) return { counted: likes, isRenamed: false };
    throw wrongUserId(name, id, expected);
  } catch (error) {
    const isRenamed =
      status?.user_id === expected && error instanceof AirlogError && error.code === 'unknown-user';
    if (!isRenamed) throw error;
    return { counted: null, isRenamed };
  }
}

function wrongUserId(name: string, id: number, expected: number): AirlogError {
  return new AirlogError({
    kind: 'guard',
    code: 'wrong-user-id',
    what: `SoundCloud knows ${name} as user ${id}, station.config.ts says ${expected}.`,
    why: 'Likes are read by number, so another person’s likes would fill the archive.',
    next: 'Correct host.soundcloud_user or host.soundcloud_user_id in station.config.ts.',
  });
}
