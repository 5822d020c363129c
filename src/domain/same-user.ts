import { AirlogError } from './errors.ts';
import type { Station } from './station.ts';
import type { Status } from './status.ts';

/**
 * Makes sure that an archive, unless it is the sample, holds the likes of the station's host.
 *
 * @throws AirlogError `other-user`
 */
export function demandSameUser(status: Status | null, { host }: Station): void {
  if (status === null || status.source === 'sample' || status.user_id === host.soundcloud_user_id) return;
  throw new AirlogError({
    kind: 'invalid',
    code: 'other-user',
    what: `The archive holds the likes of user ${status.user_id}, station.config.ts names ${host.soundcloud_user_id}.`,
    why: 'Two people’s likes in one archive could not be told apart again.',
    next: 'Correct host.soundcloud_user_id; or, where the archive came with a fork, begin afresh: `npm run configure -- --fresh`. Git keeps what leaves.',
  });
}
