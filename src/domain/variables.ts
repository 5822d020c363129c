import { z } from 'zod';
import { AirlogError } from './errors.ts';
import { jsonPointer } from './problems.ts';

/** The variables of a program's environment. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The address of a host, without a slash at its end. */
export const hostAddress = (host: string) =>
  z
    .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
    .refine((address) => !/[?#@]/.test(address), { error: 'expected an address without ?, # and @' })
    .transform((address) => address.replace(/\/+$/, ''))
    .default(host);

/** A secret that a header carries. Copied ones often end with a line break. */
export const Secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, { error: 'expected printable ASCII without spaces' });

/** A repository by its name on GitHub. */
export const RepositoryName = z.string().regex(/^[\w.-]+\/[\w.-]+$/, { error: 'expected owner/name' });

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
