import type { z } from 'zod';
import { readAnswer, refusesCredential } from '../answers.ts';
import { clientIdRefused } from '../errors.ts';
import { ACCEPT_JSON, type Answer, type Door, type Question } from '../http.ts';
import type { ClientIds } from './client-id.ts';

export type Query = Readonly<Record<string, string>>;

/** What was found; null where there is nothing. */
export interface Found<Content> {
  content: Content | null;
  etag: string | null;
}

/** One use of the web API, a walk or a lookup: within it a refused client id is renewed once. */
export class Session {
  readonly baseUrl: string;
  readonly #door: Door;
  readonly #ids: ClientIds;
  #renewed = false;

  constructor(baseUrl: string, door: Door, ids: ClientIds) {
    this.baseUrl = baseUrl;
    this.#door = door;
    this.#ids = ids;
  }

  /** Requests made so far by all uses of the API, repeats and the search of an id included. */
  requestCount(): number {
    return this.#door.requestCount();
  }

  /**
   * What the API says at a path, or null where it says that there is nothing (404).
   *
   * @throws AirlogError
   */
  async find<Shape extends z.ZodType>(
    path: string,
    query: Query,
    shape: Shape,
  ): Promise<z.infer<Shape> | null> {
    const answer = await this.#ask(path, query);
    return readAnswer(shape, answer, path, new URL(this.baseUrl).host);
  }

  /**
   * The same, or what is known where it is still what its ETag stands for (RFC 9110 §13.1.2).
   *
   * @throws AirlogError
   */
  async findChanged<Shape extends z.ZodType, Known extends { etag: string }>(
    path: string,
    query: Query,
    shape: Shape,
    known: Known | null,
  ): Promise<Found<z.infer<Shape>> | Known> {
    const answer = await this.#ask(path, query, known ? { 'if-none-match': known.etag } : {});
    if (answer.status === 304 && known) return known;
    const content = readAnswer(shape, answer, path, new URL(this.baseUrl).host);
    return { content, etag: answer.headers.get('etag') };
  }

  async #ask(path: string, query: Query, headers: Question['headers'] = {}): Promise<Answer> {
    const id = await this.#ids.current();
    const answer = await this.#door.ask(apiUrl(this.baseUrl, path, query, id), {
      headers: { ...ACCEPT_JSON.headers, ...headers },
    });
    if (!refusesCredential(answer)) return answer;
    if (this.#renewed) throw clientIdRefused();
    this.#renewed = true;
    await this.#ids.renew(id);
    return this.#ask(path, query, headers);
  }
}

export function apiUrl(baseUrl: string, path: string, query: Query, clientId: string): URL {
  const url = new URL(`${baseUrl}${path}`);
  url.search = new URLSearchParams({ ...query, client_id: clientId }).toString();
  return url;
}
