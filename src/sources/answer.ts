import { networkWords } from './network-words.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

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

export function isTooSlow({ code }: Failure): boolean {
  return code === 'TimeoutError';
}

export function isUnreachable({ code }: Failure): boolean {
  return NO_CONNECTION.has(code);
}
