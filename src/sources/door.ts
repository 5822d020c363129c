import { ofetch } from 'ofetch';
import type { AirlogError } from '#domain/errors.ts';
import { type Answer, type Failure, troubleOf } from './answer.ts';
import { backoffMs, PATIENCE, type Patience } from './patience.ts';

/** What the answers of an outside system mean. */
export interface Outside {
  /** Whether it refuses whoever asks, so that asking again would not help. */
  isBlock(answer: Answer): boolean;
  /** The wait that an answer asks for, in milliseconds, or null. */
  askedWaitMs(answer: Answer): number | null;
  /** The error for what every try met. */
  giveUp(url: URL, outcome: Answer | Failure, tries: number, asked: number | null): AirlogError;
}

export interface Question {
  headers?: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  body?: string;
  /** What goes to one host only: a redirection is an answer like any other. */
  staysHere?: true;
}

export const ACCEPT_JSON: Question = { headers: { accept: 'application/json' } };

/** A way out to an outside system. */
export interface Door {
  /** Asks once and again until there is an answer that a repeat would not change. */
  ask(url: URL, question?: Question): Promise<Answer>;
  /** Requests made so far, repeats included. */
  requestCount(): number;
}

/**
 * Opens a door. Passing trouble (network, time-out, 408, 425, 429, 5xx) is tried again; any other
 * answer is the caller's to judge. The door throws AirlogErrors of kind `try-later` that name the
 * host or the path, never the query.
 *
 * @param given read anew for each try; what it leaves out is as in {@link PATIENCE}
 */
export function openDoor(outside: Outside, userAgent = 'airlog', given: Partial<Patience> = {}): Door {
  let requests = 0;
  return {
    async ask(url, question = {}) {
      for (let tries = 1; ; tries += 1) {
        requests += 1;
        const patience = { ...PATIENCE, ...given };
        const outcome = await tryOnce(url, question, userAgent, patience.timeoutMs);
        if ('status' in outcome && !isPassing(outcome, outside)) return outcome;
        const asked = 'status' in outcome ? outside.askedWaitMs(outcome) : null;
        if (tries > patience.retries || (asked ?? 0) > patience.longestWaitMs) {
          throw outside.giveUp(url, outcome, tries, asked);
        }
        const ms = Math.max(asked ?? 0, backoffMs(tries, patience));
        patience.onWait?.({
          host: url.host,
          trouble: troubleOf(outcome),
          ms,
          tries,
          retries: patience.retries,
        });
        await sleep(ms);
      }
    },
    requestCount: () => requests,
  };
}

/** The signal, unlike ofetch's own time-out, covers the body too. */
async function tryOnce(
  url: URL,
  { headers, body, staysHere }: Question,
  userAgent: string,
  timeoutMs: number,
): Promise<Answer | Failure> {
  try {
    const response = await ofetch.raw(url.href, {
      headers: { 'user-agent': userAgent, ...headers },
      ...(body !== undefined && { method: 'POST', body }),
      redirect: staysHere ? 'manual' : 'follow',
      responseType: 'stream',
      ignoreResponseError: true,
      retry: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, body: await textOf(response._data) };
  } catch (error) {
    return { code: codeOf(error) };
  }
}

/** Ten times what the largest pages and scripts of SoundCloud have, and little for the smallest machine. */
const LARGEST_ANSWER_MIB = 16;

/** A body's text. A few bytes on the way can be packed so that they swell beyond all memory. */
async function textOf(body: ReadableStream<Uint8Array> | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > LARGEST_ANSWER_MIB * 2 ** 20) {
      throw new Error(`the answer is larger than ${LARGEST_ANSWER_MIB} MiB`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function isPassing(answer: Answer, { isBlock }: Outside): boolean {
  if (isBlock(answer)) return false;
  return [408, 425, 429].includes(answer.status) || answer.status >= 500;
}

/** The code of the innermost cause: what wraps it holds the whole address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  if (error.cause instanceof Error) return codeOf(error.cause);
  if ('code' in error && typeof error.code === 'string') return error.code;
  // A plain error is fetch's own and names no address; the words of others may hold a header's value.
  return error.name === 'Error' ? error.message : error.name;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
