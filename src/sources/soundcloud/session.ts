import type { z } from 'zod';
import { isStale, readAnswer, refusesCredential } from './answers.ts';
import { withheld } from './errors.ts';
import type { Answer, Door, Question } from './http.ts';

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

/** One use of an API, a walk or a lookup. */
export abstract class Session {
  readonly baseUrl: string;
  protected readonly door: Door;

  constructor(baseUrl: string, door: Door) {
    this.baseUrl = baseUrl;
    this.door = door;
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
  protected abstract ask(path: string, query: Query, asking?: Asking): Promise<Answer>;

  protected read<Shape extends z.ZodType>(shape: Shape, answer: Answer, path: string): z.infer<Shape> | null {
    if (refusesCredential(answer)) throw withheld(path);
    return readAnswer(shape, answer, path, new URL(this.baseUrl).host);
  }
}
