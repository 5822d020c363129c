import type { z } from 'zod';
import type { Answer } from '#sources/answer.ts';
import { blocked, notJson, unexpectedStatus, unknownShape, type Way } from './errors.ts';

/** The address this runs from is refused: a page instead of JSON, or the way to a captcha. */
export function isBlock({ status, headers, body }: Answer): boolean {
  if (status < 400 || status >= 500) return false;
  if (/captcha/i.test(body)) return true;
  return status === 403 && (/html/i.test(headers.get('content-type') ?? '') || /^\s*</.test(body));
}

/** The credential is stale, or more than it is needed. */
export function refusesCredential(answer: Answer): boolean {
  return isStale(answer) || (answer.status === 403 && !isBlock(answer));
}

/** The credential is stale, whatever was asked for with it. */
export function isStale(answer: Answer): boolean {
  return answer.status === 401;
}

/** Gone, private or unknown. The API says so in JSON; any other 404 is not its word on a track. */
function saysNothingThere({ status, body }: Answer): boolean {
  return status === 404 && jsonIn(body) !== undefined;
}

/**
 * What an answer of an API says, or null where it says that there is nothing.
 *
 * @param place what was asked, without its query: `/users/1/likes`
 * @param asked who was asked, and by which way
 * @throws AirlogError
 */
export function readAnswer<Shape extends z.ZodType>(
  shape: Shape,
  answer: Answer,
  place: string,
  asked: { host: string; way: Way },
): z.infer<Shape> | null {
  if (saysNothingThere(answer)) return null;
  if (isBlock(answer)) throw blocked(asked.host, asked.way);
  if (answer.status !== 200) throw unexpectedStatus(place, answer.status);
  return parseAnswer(shape, answer, place);
}

/**
 * What a 200 says. Fields that the schema does not name are dropped: they are never kept.
 *
 * @param place what was asked, without its query: `/users/1/likes`
 * @throws AirlogError of kind `shape` with the path of the field
 */
export function parseAnswer<Shape extends z.ZodType>(
  shape: Shape,
  answer: Answer,
  place: string,
): z.infer<Shape> {
  const content = jsonIn(answer.body);
  if (content === undefined) throw notJson(place);
  const parsed = shape.safeParse(content);
  if (!parsed.success) throw unknownShape(place, parsed.error.issues);
  return parsed.data;
}

/** What the text says as JSON, which is never undefined; undefined when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
