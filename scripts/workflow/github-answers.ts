import { z } from 'zod';
import { retryAfterMs, waitUntil } from '#sources/retry-after.ts';
import { githubLimited, githubNotJson, githubRefused, githubShape } from './github-errors.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/** Of what it calls invalid, GitHub tells more than that apart. */
const Refusal = z.object({
  message: z.string(),
  errors: z.array(z.object({ message: z.string() })).catch([]),
});

/** What GitHub's limits say of an answer that they stopped, or null where they did not. */
export function limitOf(answer: Answer): { waitMs: number | null } | null {
  const { status, headers, body } = answer;
  if (status !== 403 && status !== 429) return null;
  const isUsedUp = headers.get('x-ratelimit-remaining') === '0';
  const isLimit = status === 429 || isUsedUp || headers.has('retry-after') || /rate limit/i.test(body);
  if (!isLimit) return null;
  // Of a limit that is not used up, the end of its hour says nothing.
  const reset = isUsedUp ? Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000 : Number.NaN;
  return { waitMs: retryAfterMs(headers) ?? waitUntil(reset, headers) };
}

/** What to ask for the page of a list that comes after this one; null where it is the last. */
export function nextPage({ headers }: Answer): Record<string, string> | null {
  const query = /<[^>?]*\?([^>]*)>;[^,]*\brel="next"/.exec(headers.get('link') ?? '')?.[1];
  return query === undefined ? null : Object.fromEntries(new URLSearchParams(query));
}

/**
 * What an answer says.
 *
 * @param place what was asked, without its query: `GET /repos/somebody/archive/issues`
 * @throws AirlogError
 */
export function readAnswer<Shape extends z.ZodType>(
  shape: Shape,
  answer: Answer,
  place: string,
): z.infer<Shape> {
  const { status, body } = answer;
  const content = contentOf(body);
  if (status >= 300) {
    const reason = reasonIn(content);
    const limit = limitOf(answer);
    throw limit ? githubLimited(place, status, reason, limit) : githubRefused(place, status, reason);
  }
  if (content === NOT_JSON) throw githubNotJson(place);
  const parsed = shape.safeParse(content);
  if (!parsed.success) throw githubShape(place, parsed.error);
  return parsed.data;
}

function reasonIn(content: unknown): string {
  const { data: refusal } = Refusal.safeParse(content);
  if (!refusal) return 'It gave no reason.';
  return [refusal, ...refusal.errors].map(({ message }) => message).join(': ');
}

const NOT_JSON = Symbol('no JSON');

/** What a body says as JSON; undefined where there is none, as of a 204. */
function contentOf(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return NOT_JSON;
  }
}
