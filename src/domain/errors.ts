import type { z } from 'zod';
import { count } from './in-figures.ts';

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

/** One thing wrong in one place of one file. */
export interface Problem {
  /** Path of the file as the reader knows it, `data/edits/2026-03-11.json`. */
  file: string;
  /** RFC 6901 JSON pointer into the file; '' is the whole of it. */
  pointer: string;
  message: string;
}

/** A foreseen failure: what happened, why, and what to do next. Everything else is a bug. */
export class AirlogError extends Error {
  readonly kind: ErrorKind;
  /** Permanent name of the error, `soundcloud-blocked`. */
  readonly code: string;
  readonly why: string;
  readonly next: string;
  readonly problems: readonly Problem[];

  constructor(facts: {
    kind: ErrorKind;
    code: string;
    what: string;
    why: string;
    next: string;
    problems?: readonly Problem[];
    cause?: unknown;
  }) {
    super(facts.what, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'AirlogError';
    this.kind = facts.kind;
    this.code = facts.code;
    this.why = facts.why;
    this.next = facts.next;
    this.problems = facts.problems ?? [];
  }

  /** 2 wrong use or config, 3 the source is down or refuses us, 4 invalid data or a guard. */
  get exitCode(): 2 | 3 | 4 {
    return EXIT_CODES[this.kind];
  }
}

/** RFC 6901 pointer of a path of keys: `['likes', 3]` is `/likes/3`. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The problems that a schema found in a file, each told once. */
export function problemsIn(file: string, error: z.ZodError): Problem[] {
  const places = error.issues.flatMap((issue) => placesOf(issue));
  const distinct = new Map(places.map((place) => [`${place.pointer} ${place.message}`, place]));
  return [...distinct.values()].map((place) => ({ file, ...place }));
}

type Issue = z.core.$ZodIssue;
type Place = Omit<Problem, 'file'>;

function placesOf(issue: Issue, above: readonly PropertyKey[] = []): Place[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: jsonPointer([...path, key]), message: 'unknown field' }));
  }
  const meant = issue.code === 'invalid_union' ? meantBranch(issue.errors) : null;
  return meant
    ? meant.flatMap((inner) => placesOf(inner, path))
    : [{ pointer: jsonPointer(path), message: isAbsent(issue) ? 'is missing' : issue.message }];
}

/** A field that is not there: zod says so in its words alone. */
function isAbsent({ code, path, message }: Issue): boolean {
  return code === 'invalid_type' && path.length > 0 && message.endsWith('received undefined');
}

/** The branch of a union that a value means: the one that knows most of its fields, or null when two do. */
function meantBranch(branches: readonly Issue[][]): Issue[] | null {
  const [best, second] = branches.toSorted((a, b) => distanceFrom(a) - distanceFrom(b));
  return best && (!second || distanceFrom(best) < distanceFrom(second)) ? best : null;
}

/** A field that a branch does not know weighs more than any number of wrong values. */
function distanceFrom(branch: readonly Issue[]): number {
  const unknown = branch.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0),
    0,
  );
  return unknown * 1000 + branch.length;
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

/** Whether the system gave an error one of these codes: `ENOENT`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
