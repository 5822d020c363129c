import type { z } from 'zod';
import type { Answer } from '#sources/answer.ts';
import type { Question } from '#sources/door.ts';
import { type Query, Session } from '../session.ts';
import { clientIdRefused } from './errors.ts';

/** What was found; null where there is nothing. */
export interface Found<Content> {
  content: Content | null;
  etag: string | null;
}

/** One use of the web API. */
export class WebSession extends Session {
  protected readonly way = 'web';

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

  protected askWith(id: string, path: string, query: Query, question: Question): Promise<Answer> {
    return this.door.ask(apiUrl(this.baseUrl, path, query, id), question);
  }

  protected refusal() {
    return clientIdRefused();
  }
}

export function apiUrl(baseUrl: string, path: string, query: Query, clientId: string): URL {
  const url = new URL(`${baseUrl}${path}`);
  url.search = new URLSearchParams({ ...query, client_id: clientId }).toString();
  return url;
}
