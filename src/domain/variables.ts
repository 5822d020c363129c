import type { z } from 'zod';
import { AirlogError } from './errors.ts';
import { jsonPointer } from './problems.ts';

/** The variables of a program's environment. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The variables that a shape names. GitHub Actions passes one that is not set as an empty one.
 *
 * @throws AirlogError `invalid-environment` naming each wrong variable, never its value
 */
export function readVariables<Shape extends z.ZodType>(shape: Shape, environment: Variables): z.infer<Shape> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== ''));
  const parsed = shape.safeParse(given);
  if (!parsed.success) throw invalidEnvironment(parsed.error);
  return parsed.data;
}

function invalidEnvironment(error: z.ZodError): AirlogError {
  const names = [...new Set(error.issues.map(({ path }) => String(path[0])))];
  return new AirlogError({
    kind: 'usage',
    code: 'invalid-environment',
    what: `The environment variable ${names.join(', ')} cannot be used.`,
    why: 'Its value is not what was expected.',
    next: 'Correct it, or leave it unset to use the default; README.md lists every variable.',
    problems: error.issues.map(({ path, message }) => ({
      file: 'environment',
      pointer: jsonPointer(path),
      message,
    })),
  });
}
