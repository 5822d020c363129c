import type { z } from 'zod';
import { readAnswer } from './answers.ts';
import type { Answer, Door } from './http.ts';

export type Query = Readonly<Record<string, string>>;

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
  ): Promise<z.infer<Shape> | null> {
    return this.read(shape, await this.ask(path, query), path);
  }

  /** Asks with the API's credential, and once more where that had to be renewed. */
  protected abstract ask(path: string, query: Query): Promise<Answer>;

  protected read<Shape extends z.ZodType>(shape: Shape, answer: Answer, path: string): z.infer<Shape> | null {
    return readAnswer(shape, answer, path, new URL(this.baseUrl).host);
  }
}
