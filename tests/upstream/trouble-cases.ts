import { expect } from 'vitest';
import type { LikeSource } from '#domain/source.ts';
import type { Fault, Trouble } from './faults.ts';
import {
  BLOCKED_PAGE,
  BROKEN,
  CAPTCHA,
  EMPTY_BODY,
  FORBIDDEN_EMPTY,
  FORBIDDEN_JSON,
  GATEWAY_TIMEOUT,
  HTML_AS_ANSWER,
  MISSING,
  OTHER_SHAPE,
  STALE,
  tooFast,
} from './trouble.ts';

/** What becomes of a trouble, and how often it is asked until then. */
interface Ending {
  kind: string;
  code: string;
  tries: number;
  next?: unknown;
}

/** What it is, what it becomes. */
export type TroubleRow = [name: string, respond: Trouble, ending: Ending];

/** What it is, which requests are made there, what makes them. */
export type Place = [
  name: string,
  matcher: () => Fault['when'],
  ask: (source: LikeSource) => Promise<unknown>,
];

/**
 * What both APIs answer when they are in trouble.
 *
 * @param refused code of the error that says that the credential is refused
 * @param triesOfRefused how often a credential is tried that the answer refuses, renewals included
 * @param otherWay the source that a refused address is told of
 */
export function troublesWith(refused: string, triesOfRefused: number, otherWay: string): TroubleRow[] {
  const next = expect.stringMatching(new RegExp(`Or read by [^-]*--source ${otherWay}[^-]*$`));
  const blocked = { kind: 'blocked', code: 'soundcloud-blocked', tries: 1, next };
  return [
    ['401 without a body', STALE, { kind: 'credentials', code: refused, tries: triesOfRefused }],
    ['403 without a body', FORBIDDEN_EMPTY, { kind: 'credentials', code: refused, tries: triesOfRefused }],
    ['403 with JSON', FORBIDDEN_JSON, { kind: 'credentials', code: refused, tries: triesOfRefused }],
    ['403 with a page', BLOCKED_PAGE, blocked],
    ['a captcha', CAPTCHA, blocked],
    ['404', MISSING, { kind: 'usage', code: 'unknown-user', tries: 1 }],
    ['429', tooFast(), { kind: 'try-later', code: 'soundcloud-too-fast', tries: 6 }],
    ['500', BROKEN, { kind: 'try-later', code: 'soundcloud-failing', tries: 6 }],
    ['504 in plain text', GATEWAY_TIMEOUT, { kind: 'try-later', code: 'soundcloud-failing', tries: 6 }],
    ['a reset', 'reset', { kind: 'try-later', code: 'soundcloud-failing', tries: 6 }],
    ['an answer cut in the middle', 'cut', { kind: 'try-later', code: 'soundcloud-failing', tries: 6 }],
    ['200 with a page', HTML_AS_ANSWER, { kind: 'shape', code: 'soundcloud-not-json', tries: 1 }],
    ['200 without a body', EMPTY_BODY, { kind: 'shape', code: 'soundcloud-not-json', tries: 1 }],
    ['200 of another shape', OTHER_SHAPE, { kind: 'shape', code: 'soundcloud-shape', tries: 1 }],
  ];
}

/** A 404 to the first page is a user that does not exist; behind it, it is a list that breaks off. */
const HOLE: Ending = { kind: 'shape', code: 'soundcloud-unexpected-status', tries: 1 };

/** Every trouble at every place. */
export function casesOf(places: Place[], troubles: TroubleRow[]) {
  return places.flatMap(([place, matcher, ask]) =>
    troubles.map(([name, respond, usual]) => {
      const isHole = name === '404' && ['the middle page', 'the last page'].includes(place);
      return { place, name, matcher, ask, respond, expected: isHole ? HOLE : usual };
    }),
  );
}

/** All that an error says: its text, its stack, its fields, and those of its causes. */
export function allWordsOf(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  return [error.message, error.stack, JSON.stringify({ ...error }), allWordsOf(error.cause)].join('\n');
}
