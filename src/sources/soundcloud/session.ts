import type { z } from 'zod';
import type { AirlogError } from '#domain/errors.ts';
import type { Answer } from '#sources/answer.ts';
import { ACCEPT_JSON, type Door, type Question } from '#sources/door.ts';
import { isStale, readAnswer, refusesCredential } from './answers.ts';
import { type Way, withheld } from './errors.ts';

export type Query = Readonly<Record<string, string>>;

export interface Asking {
  headers?: Question['headers'];
  /** Which answers refuse the credential. */
  isRefusal?: (answer: Answer) => boolean;
}

/**
 * Asking for one thing, just after the API took the credential for others: its 403 is a word on this
 * thing, and no reason to renew anything.
 */
export const ABOUT_ONE: Asking = { isRefusal: isStale };

/** What every request to an API names, and what may be refused: a client id, a token. Never log it. */
export interface Credentials {
  /** The one to use. */
  current(): Promise<string>;
  /** Makes another than the refused one the one to use. */
  renew(refused: string): Promise<void>;
}

/** One use of an API, such as a walk or a lookup: within it a refused credential is renewed once. */
export abstract class Session {
  readonly baseUrl: string;
  protected readonly door: Door;
  readonly #credentials: Credentials;
  #renewed = false;

  constructor(baseUrl: string, door: Door, credentials: Credentials) {
    this.baseUrl = baseUrl;
    this.door = door;
    this.#credentials = credentials;
  }

  /** Requests made so far by all uses of the API, repeats and those for a credential included. */
  requestCount(): number {
    return this.door.requestCount();
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
    asking?: Asking,
  ): Promise<z.infer<Shape> | null> {
    return this.read(shape, await this.ask(path, query, asking), path);
  }

  /** Asks with the API's credential, and once more where that was refused and had to be renewed. */
  protected async ask(path: string, query: Query, asking: Asking = {}): Promise<Answer> {
    const { headers, isRefusal = refusesCredential } = asking;
    const credential = await this.#credentials.current();
    const question = { headers: { ...ACCEPT_JSON.headers, ...headers } };
    const answer = await this.askWith(credential, path, query, question);
    if (!isRefusal(answer)) return answer;
    if (this.#renewed) throw this.refusal(path);
    this.#renewed = true;
    await this.#credentials.renew(credential);
    return this.ask(path, query, asking);
  }

  protected abstract readonly way: Way;

  /** Puts the credential where the API wants it. */
  protected abstract askWith(
    credential: string,
    path: string,
    query: Query,
    question: Question,
  ): Promise<Answer>;

  /** The error for a credential that was refused at a path although it is a fresh one. */
  protected abstract refusal(path: string): AirlogError;

  protected read<Shape extends z.ZodType>(shape: Shape, answer: Answer, path: string): z.infer<Shape> | null {
    if (refusesCredential(answer)) throw withheld(path);
    return readAnswer(shape, answer, path, { host: new URL(this.baseUrl).host, way: this.way });
  }
}
