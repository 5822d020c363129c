import type { AirlogError } from '#domain/errors.ts';
import { type Answer, type Failure, isTooSlow, isUnreachable, troubleOf } from '#sources/answer.ts';
import { failing, tooFast, tooSlow, unreachable } from './errors.ts';
import { toldLimit } from './wait.ts';

/** The error for what every try met. */
export function giveUp(
  url: URL,
  outcome: Answer | Failure,
  tries: number,
  asked: number | null,
): AirlogError {
  if ('status' in outcome) {
    if (outcome.status === 429) return tooFast(url, toldLimit(outcome), asked);
  } else {
    if (isTooSlow(outcome)) return tooSlow(url.host, tries);
    if (isUnreachable(outcome)) return unreachable(url.host, outcome.code);
  }
  return failing(url.host, troubleOf(outcome), tries);
}
