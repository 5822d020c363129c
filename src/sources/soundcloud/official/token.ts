import { addSeconds } from '#domain/instant.ts';
import type { Answer } from '#sources/answer.ts';
import { ACCEPT_JSON, type Door } from '#sources/door.ts';
import { isBlock, jsonIn, parseAnswer } from '../answers.ts';
import { blocked, unexpectedStatus } from '../errors.ts';
import type { Credentials } from '../session.ts';
import { credentialsRefused } from './errors.ts';
import { TokenAnswer } from './schema.ts';
import type { OfficialSettings, Token } from './settings.ts';

/** A token is not used in its last minutes: a walk goes on while it expires. */
const MARGIN_SECONDS = 5 * 60;

const PLACE = '/oauth/token';

/** The token of the application. Few are given out, so one is used as long as it lasts. Never log it. */
export class Tokens implements Credentials {
  readonly #settings: OfficialSettings;
  readonly #door: Door;
  #token: Token | null = null;
  /** The token that the API refused, until another is given out: a cache may hold it still. */
  #refused: string | null = null;

  constructor(settings: OfficialSettings, door: Door) {
    this.#settings = settings;
    this.#door = door;
  }

  /** @throws AirlogError `official-credentials-refused` */
  async current(): Promise<string> {
    if (!this.#isGood(this.#token)) this.#token = (await this.#settings.tokenCache?.read()) ?? null;
    if (!this.#isGood(this.#token)) this.#token = await this.#fetch();
    return (this.#token as Token).access_token;
  }

  async renew(refused: string): Promise<void> {
    this.#refused = refused;
  }

  #isGood(token: Token | null): boolean {
    if (token === null || token.access_token === this.#refused) return false;
    return addSeconds(this.#settings.now(), MARGIN_SECONDS) < token.expires_at;
  }

  async #fetch(): Promise<Token> {
    const { authUrl, clientId, clientSecret, now, tokenCache } = this.#settings;
    const asked = now();
    const answer = await this.#door.ask(new URL(`${authUrl}${PLACE}`), {
      headers: {
        ...ACCEPT_JSON.headers,
        authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
      staysHere: true,
    });
    if (isBlock(answer)) throw blocked(new URL(authUrl).host, 'official');
    if (refusesApplication(answer)) throw credentialsRefused();
    if (answer.status !== 200) throw unexpectedStatus(PLACE, answer.status);
    const { access_token, expires_in } = parseAnswer(TokenAnswer, answer, PLACE);
    this.#refused = null;
    const token = { access_token, expires_at: addSeconds(asked, Math.floor(expires_in)) };
    await tokenCache?.write(token);
    return token;
  }
}

/** RFC 6749 §5.2 allows 400 as well as 401 for credentials that are wrong. */
function refusesApplication({ status, body }: Answer): boolean {
  if (status === 401 || status === 403) return true;
  return status === 400 && /(invalid|unauthorized)_client/.test(JSON.stringify(jsonIn(body) ?? ''));
}
