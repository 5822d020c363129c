import type { z } from 'zod';
import { cleanText } from './text.ts';

/** One thing wrong at one place of a file. */
export interface Flaw {
  /** RFC 6901 JSON pointer into the file; '' is the whole of it. */
  pointer: string;
  message: string;
}

/** The same, and in which file. */
export interface Problem extends Flaw {
  /** Path of the file as the reader knows it, `data/edits/2026-03-11.json`. */
  file: string;
}

/**
 * A problem on one line: `data/edits/2026-03-11.json /lineup/0: unknown field`. Strangers name files and
 * write what is in them: none of it moves a terminal's cursor.
 */
export function problemText({ file, pointer, message }: Problem): string {
  return cleanText(`${file}${pointer && ` ${pointer}`}: ${message}`);
}

/** RFC 6901 pointer of a path of keys, fit to be told: `['likes', 3]` is `/likes/3`. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${cleanText(String(key)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The problems that a schema found in a file, each told once. */
export function problemsIn(file: string, error: z.ZodError): Problem[] {
  const places = error.issues.flatMap((issue) => placesOf(issue));
  const distinct = new Map(places.map((place) => [`${place.pointer} ${place.message}`, place]));
  return [...distinct.values()].map((place) => ({ file, ...place }));
}

type Issue = z.core.$ZodIssue;

function placesOf(issue: Issue, above: readonly PropertyKey[] = []): Flaw[] {
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
function isAbsent({ path, message }: Issue): boolean {
  return path.length > 0 && message.endsWith('received undefined');
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
