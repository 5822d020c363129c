import type { z } from 'zod';
import { count } from './in-figures.ts';
import { type Problem, problemsIn } from './problems.ts';

/** What the person or program that called can do about an error. */
export type ErrorKind = 'usage' | 'try-later' | 'blocked' | 'credentials' | 'shape' | 'guard' | 'invalid';

const EXIT_CODES: Record<ErrorKind, 2 | 3 | 4> = {
  usage: 2,
  'try-later': 3,
  blocked: 3,
  credentials: 3,
  shape: 3,
  guard: 4,
  invalid: 4,
};

/** A foreseen failure: what happened, why, and what to do next. Everything else is a bug. */
export class AirlogError extends Error {
  readonly kind: ErrorKind;
  /** Permanent name of the error, `soundcloud-blocked`. */
  readonly code: string;
  readonly why: string;
  /** What helps: the remedy, or what would do instead. */
  readonly next: string;
  readonly remedy: string;
  /** What would do in place of the remedy, as long as it was not tried: another source. */
  readonly instead: string | undefined;
  readonly problems: readonly Problem[];

  constructor(facts: {
    kind: ErrorKind;
    code: string;
    what: string;
    why: string;
    next: string;
    instead?: string | undefined;
    problems?: readonly Problem[];
    cause?: unknown;
  }) {
    super(facts.what, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'AirlogError';
    this.kind = facts.kind;
    this.code = facts.code;
    this.why = facts.why;
    this.next = facts.instead === undefined ? facts.next : `${facts.next} ${facts.instead}`;
    this.remedy = facts.next;
    this.instead = facts.instead;
    this.problems = facts.problems ?? [];
  }

  /** 2 wrong use or config, 3 the source is down or refuses us, 4 invalid data or a guard. */
  get exitCode(): 2 | 3 | 4 {
    return EXIT_CODES[this.kind];
  }
}

/** All that is wrong in the snapshot and the edits, told at once. */
export function invalidFiles(problems: readonly Problem[]): AirlogError {
  const files = new Set(problems.map((problem) => problem.file)).size;
  return new AirlogError({
    kind: 'invalid',
    code: 'invalid-files',
    what: `${count(problems.length, 'problem')} in ${count(files, 'file')}; nothing was written.`,
    why: 'A page built from half-understood files would miss tracks without saying so.',
    next: 'Mend the places named above, then run `npm run check`.',
    problems,
  });
}

export function invalidConfig(file: string, error: z.ZodError): AirlogError {
  return new AirlogError({
    kind: 'usage',
    code: 'invalid-config',
    what: `${file} is not a valid station.`,
    why: 'The values named above are not what was expected.',
    next: `Correct them in ${file}; every field is described in src/domain/station.ts.`,
    problems: problemsIn(file, error),
  });
}

/** How somebody takes likes out past a guard: where they sync by hand, and where the workflow does. */
export const PAST_THE_GUARD =
  '`npm run sync -- --allow-shrink`, or on GitHub Actions → Archive → Run workflow with “Let a show lose more likes …” ticked';

/** Whether the system gave an error one of these codes: `ENOENT`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
