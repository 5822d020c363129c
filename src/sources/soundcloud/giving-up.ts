import type { AirlogError } from '#domain/errors.ts';
import type { Answer } from './answers.ts';
import { failing, tooFast, tooSlow, unreachable } from './errors.ts';
import { networkWords } from './network-words.ts';
import { toldLimit } from './wait.ts';

/** What a try met that got no answer. */
export interface Failure {
  /** `ECONNREFUSED`, `TimeoutError`, or in words what fetch itself refuses: `bad port`. */
  code: string;
}

/** Codes of a host that cannot be found or connected to at all. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a try met, in a few words. */
export function troubleOf(outcome: Answer | Failure): string {
  if ('status' in outcome) return `status ${outcome.status}`;
  return isTooSlow(outcome) ? 'no answer in time' : networkWords(outcome.code);
}

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
    if (NO_CONNECTION.has(outcome.code)) return unreachable(url.host, outcome.code);
  }
  return failing(url.host, troubleOf(outcome), tries);
}

function isTooSlow({ code }: Failure): boolean {
  return code === 'TimeoutError';
}
