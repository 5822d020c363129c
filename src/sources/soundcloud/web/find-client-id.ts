import { AirlogError } from '#domain/errors.ts';
import type { Door } from '#sources/door.ts';
import { isBlock } from '../answers.ts';
import { blocked, unexpectedStatus } from '../errors.ts';
import { clientIdNotFound, clientIdRefused } from './errors.ts';
import { idInHydration, idInMobilePage, idInScript, scriptUrls } from './page.ts';
import type { WebSettings } from './settings.ts';

/**
 * The first id that SoundCloud's pages tell and that was not refused already.
 *
 * @throws AirlogError what stood in the way: a block before passing trouble before pages without an id
 */
export async function findClientId(
  settings: WebSettings,
  door: Door,
  refused: string | null,
): Promise<string> {
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
      this.#troubles.push(refused ? blocked(url.host, 'web') : unexpectedStatus(url.pathname, answer.status));
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
