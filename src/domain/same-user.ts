import { AirlogError } from './errors.ts';
import { isHost } from './host.ts';
import type { Station } from './station.ts';
import type { Status } from './status.ts';

/**
 * Makes sure that an archive, unless it is the sample, holds the likes of the station's hosts.
 *
 * @throws AirlogError `other-user`
 */
export function demandSameUser(status: Status | null, station: Station): void {
  if (status === null || status.source === 'sample' || isHost(status.user_id, station)) return;
  throw new AirlogError({
    kind: 'invalid',
    code: 'other-user',
    what: `The archive holds the likes of user ${status.user_id}, station.config.ts names ${station.host.soundcloud_user_id}.`,
    why: 'Two people’s likes in one archive could not be told apart again.',
    next: 'Correct host.soundcloud_user_id. Where another host or account goes on with the show, name the one before in earlier_hosts, as the README describes. Where the archive came with a fork, begin afresh: `npm run configure -- --fresh`; git keeps what leaves.',
  });
}
