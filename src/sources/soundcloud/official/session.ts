import type { z } from 'zod';
import type { Answer } from '#sources/answer.ts';
import type { Question } from '#sources/door.ts';
import { jsonIn } from '../answers.ts';
import { unexpectedStatus, unknownShape } from '../errors.ts';
import { type Asking, type Query, Session } from '../session.ts';
import { accessRefused } from './errors.ts';
import { Redirection } from './schema.ts';

/** A stand-in or a proxy may pass on addresses of the real host; they are asked where it is. */
const REAL_HOST = 'api.soundcloud.com';

/** `/tracks/12345`, `/users/soundcloud:users:67` */
const THING = /^\/(users|tracks|playlists)\/(soundcloud(:|%3A)[a-z]+(:|%3A))?\d+$/i;

/** One run’s use of the official API, with one token, since few are given out. */
export class OfficialSession extends Session {
  protected readonly way = 'official';

  /**
   * What {@link find} finds, where the API may answer with the way there. It is followed by hand, and on
   * the same host only: the token goes nowhere else.
   */
  async follow<Shape extends z.ZodType>(
    path: string,
    query: Query,
    shape: Shape,
    asking?: Asking,
  ): Promise<z.infer<Shape> | null> {
    const answer = await this.ask(path, query, asking);
    if (!isRedirection(answer)) return this.read(shape, answer, path);
    return this.find(this.#pathIn(locationIn(answer), path), {}, shape, asking);
  }

  protected askWith(token: string, path: string, query: Query, question: Question): Promise<Answer> {
    const url = new URL(`${this.baseUrl}${path}`);
    url.search = new URLSearchParams(query).toString();
    const headers = { ...question.headers, authorization: `OAuth ${token}` };
    return this.door.ask(url, { headers, staysHere: true });
  }

  protected refusal(path: string) {
    return accessRefused(path);
  }

  /** The path on our own host that a location names. Its query is of no use, and may hold an id. */
  #pathIn(location: string, place: string): string {
    const base = new URL(`${this.baseUrl}/`);
    const url = URL.parse(location, base);
    const isOurs = url?.host === base.host && url.pathname.startsWith(base.pathname);
    const path = isOurs ? url.pathname.slice(base.pathname.length - 1) : url?.pathname;
    if (path && (isOurs || url?.hostname === REAL_HOST) && THING.test(path)) return path;
    const message = 'expected a user, a track or a playlist on the host that was asked';
    throw unknownShape(place, [{ path: ['location'], message }]);
  }
}

function isRedirection({ status }: Answer): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** The body's word, else the header's. */
function locationIn({ status, headers, body }: Answer): string {
  const told = Redirection.safeParse(jsonIn(body)).data?.location ?? headers.get('location');
  if (told === null) throw unexpectedStatus('/resolve', status);
  return told;
}
