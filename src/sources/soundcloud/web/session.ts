import type { z } from 'zod';
import { refusesCredential } from '../answers.ts';
import { ACCEPT_JSON, type Answer, type Door } from '../http.ts';
import { type Asking, type Query, Session } from '../session.ts';
import type { ClientIds } from './client-id.ts';
import { clientIdRefused } from './errors.ts';

/** What was found; null where there is nothing. */
export interface Found<Content> {
  content: Content | null;
  etag: string | null;
}

/** One use of the web API, a walk or a lookup: within it a refused client id is renewed once. */
export class WebSession extends Session {
  readonly #ids: ClientIds;
  #renewed = false;

  constructor(baseUrl: string, door: Door, ids: ClientIds) {
    super(baseUrl, door);
    this.#ids = ids;
  }

  /**
   * What {@link find} finds, or what is known where it is still what its ETag stands for (RFC 9110 §13.1.2).
   *
   * @throws AirlogError
   */
  async findChanged<Shape extends z.ZodType, Known extends { etag: string }>(
    path: string,
    query: Query,
    shape: Shape,
    known: Known | null,
  ): Promise<Found<z.infer<Shape>> | Known> {
    const answer = await this.ask(path, query, known ? { headers: { 'if-none-match': known.etag } } : {});
    if (answer.status === 304 && known) return known;
    const content = this.read(shape, answer, path);
    return { content, etag: answer.headers.get('etag') };
  }

  protected async ask(path: string, query: Query, asking: Asking = {}): Promise<Answer> {
    const { headers, isRefusal = refusesCredential } = asking;
    const id = await this.#ids.current();
    const answer = await this.door.ask(apiUrl(this.baseUrl, path, query, id), {
      headers: { ...ACCEPT_JSON.headers, ...headers },
    });
    if (!isRefusal(answer)) return answer;
    if (this.#renewed) throw clientIdRefused();
    this.#renewed = true;
    await this.#ids.renew(id);
    return this.ask(path, query, asking);
  }
}

export function apiUrl(baseUrl: string, path: string, query: Query, clientId: string): URL {
  const url = new URL(`${baseUrl}${path}`);
  url.search = new URLSearchParams({ ...query, client_id: clientId }).toString();
  return url;
}
