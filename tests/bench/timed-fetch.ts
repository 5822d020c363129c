import { reportAtExit } from './report.ts';
import { type Usage, usage } from './usage.ts';

/** What one process used, and how it waited for the network. */
export interface Measured extends Usage {
  requests: number;
  /** Spent between asking and having the whole body, in milliseconds. */
  waitingMs: number;
}

const { fetch } = globalThis;
let requests = 0;
let waitingMs = 0;

globalThis.fetch = async (...question) => {
  const asked = performance.now();
  requests += 1;
  const answer = await fetch(...question);
  const { body } = answer;
  if (body) Object.defineProperty(answer, 'body', { value: timed(body, asked) });
  return answer;
};

async function* timed(body: ReadableStream<Uint8Array>, asked: number) {
  yield* body;
  waitingMs += performance.now() - asked;
}

reportAtExit((): Measured => ({ ...usage(), requests, waitingMs }));
