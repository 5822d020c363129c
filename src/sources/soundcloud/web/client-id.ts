import { AirlogError } from '#domain/errors.ts';
import { addHours, type Instant } from '#domain/instant.ts';
import { ACCEPT_JSON, type Door } from '#sources/door.ts';
import { isBlock, refusesCredential } from '../answers.ts';
import { blocked } from '../errors.ts';
import type { Credentials } from '../session.ts';
import { clientIdSearchedRecently, givenClientIdRefused } from './errors.ts';
import { findClientId } from './find-client-id.ts';
import { apiUrl } from './session.ts';
import type { ClientIdCache, ClientIdMemory, WebSettings } from './settings.ts';

/** Any id of a track: the cheapest thing to ask, whether or not the track exists. */
const PROOF = { ids: '1' };

/** Searching costs SoundCloud several pages: one search an hour, over all runs. */
const HOURS_BETWEEN_SEARCHES = 1;

/**
 * The client id of the web page: the given one, else a cached one that still works, else one that is
 * looked for. Where it is refused, another one is looked for.
 */
export function clientIds(settings: WebSettings, door: Door): Credentials {
  const { clientId: given, clientIdCache: cache = cacheOfThisRun() } = settings;
  let known: string | null = given ?? null;

  return {
    async current() {
      if (known !== null) return known;
      const { id } = await cache.read();
      const works = id !== null && (await isAccepted(id, settings.apiV2Url, door));
      known = works ? id : await search(settings, door, cache, id);
      return known;
    },
    async renew(refused) {
      if (given !== undefined) throw givenClientIdRefused();
      known = await search(settings, door, cache, refused);
    },
  };
}

function cacheOfThisRun(): ClientIdCache {
  let kept: ClientIdMemory = { id: null, searched_at: null };
  return {
    read: async () => kept,
    write: async (memory) => {
      kept = memory;
    },
  };
}

/** @throws AirlogError `client-id-searched-recently`, or what stood in the way */
async function search(
  settings: WebSettings,
  door: Door,
  cache: ClientIdCache,
  refused: string | null,
): Promise<string> {
  const before = await cache.read();
  const searched_at = settings.now?.() ?? null;
  if (searched_at !== null) demandRest(before.searched_at, searched_at);
  await cache.write({ ...before, searched_at });
  try {
    const id = await findClientId(settings, door, refused);
    await cache.write({ id, searched_at });
    return id;
  } catch (error) {
    // Without a network SoundCloud has not been asked for anything.
    if (error instanceof AirlogError && error.code === 'soundcloud-unreachable') await cache.write(before);
    throw error;
  }
}

/** A search that lies in the future is a clock that was set back. */
function demandRest(searched: Instant | null, now: Instant): void {
  if (searched === null || searched > now) return;
  const rested = addHours(searched, HOURS_BETWEEN_SEARCHES);
  if (now < rested) throw clientIdSearchedRecently(searched, rested);
}

async function isAccepted(id: string, apiV2Url: string, door: Door): Promise<boolean> {
  const answer = await door.ask(apiUrl(apiV2Url, '/tracks', PROOF, id), ACCEPT_JSON);
  if (isBlock(answer)) throw blocked(new URL(apiV2Url).host, 'web');
  return !refusesCredential(answer);
}
