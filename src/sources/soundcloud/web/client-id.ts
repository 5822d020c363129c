import { AirlogError } from '#domain/errors.ts';
import { addHours, type Instant } from '#domain/instant.ts';
import { isBlock, refusesCredential } from '../answers.ts';
import {
  blocked,
  clientIdNotFound,
  clientIdRefused,
  clientIdSearchedRecently,
  givenClientIdRefused,
  unexpectedStatus,
} from '../errors.ts';
import { ACCEPT_JSON, type Door } from '../http.ts';
import type { ClientIdCache, ClientIdMemory, WebSettings } from '../settings.ts';
import { idInHydration, idInMobilePage, idInScript, scriptUrls } from './page.ts';
import { apiUrl } from './session.ts';

/** The client id of the web page, as every request to the API names it. Never log it. */
export interface ClientIds {
  /** The id to use: the given one, else a cached one that still works, else one that is looked for. */
  current(): Promise<string>;
  /** Looks for another id than the refused one. */
  renew(refused: string): Promise<void>;
}

/** Any id of a track: the cheapest thing to ask, whether or not the track exists. */
const PROOF = { ids: '1' };

/** Searching costs SoundCloud several pages: one search an hour, over all runs. */
const HOURS_BETWEEN_SEARCHES = 1;

export function clientIds(settings: WebSettings, door: Door): ClientIds {
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
  if (isBlock(answer)) throw blocked(new URL(apiV2Url).host);
  return !refusesCredential(answer);
}

/**
 * The first id that SoundCloud's pages tell and that was not refused already.
 *
 * @throws AirlogError what stood in the way: a block before passing trouble before pages without an id
 */
async function findClientId(settings: WebSettings, door: Door, refused: string | null): Promise<string> {
  const reader = new PageReader(door);
  let sawRefused = false;
  for await (const id of publishedIds(settings, reader)) {
    if (id !== refused) return id;
    sawRefused = true;
  }
  if (sawRefused) throw clientIdRefused();
  throw reader.worstTrouble() ?? clientIdNotFound();
}

/** Every id that can be found: on the page, in its scripts from last to first, on the mobile page. */
async function* publishedIds(settings: WebSettings, reader: PageReader): AsyncGenerator<string> {
  const page = await reader.read(new URL(`${settings.webUrl}/`));
  const onPage = idInHydration(page);
  if (onPage !== null) yield onPage;
  for (const url of scriptUrls(page, settings).reverse()) {
    const inScript = idInScript(await reader.read(url));
    if (inScript !== null) yield inScript;
  }
  const onMobilePage = idInMobilePage(await reader.read(new URL(`${settings.mobileUrl}/`)));
  if (onMobilePage !== null) yield onMobilePage;
}

/** Reads pages, goes on when one fails, and remembers why. */
class PageReader {
  readonly #door: Door;
  readonly #troubles: AirlogError[] = [];

  constructor(door: Door) {
    this.#door = door;
  }

  /** A page's text, '' when it could not be had. Without any connection there is no use in going on. */
  async read(url: URL): Promise<string> {
    try {
      const answer = await this.#door.ask(url);
      if (answer.status === 200) return answer.body;
      const refused = isBlock(answer) || answer.status === 403;
      this.#troubles.push(refused ? blocked(url.host) : unexpectedStatus(url.pathname, answer.status));
    } catch (error) {
      if (!(error instanceof AirlogError) || error.code === 'soundcloud-unreachable') throw error;
      this.#troubles.push(error);
    }
    return '';
  }

  worstTrouble(): AirlogError | undefined {
    const first = (kind: AirlogError['kind']) => this.#troubles.find((trouble) => trouble.kind === kind);
    return first('blocked') ?? first('try-later');
  }
}
