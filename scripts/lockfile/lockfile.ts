import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AirlogError } from '#domain/errors.ts';
import { parseFile } from '#snapshot/parse.ts';

const LockedPackage = z.looseObject({
  version: z.string().optional(),
  integrity: z.string().optional(),
  optional: z.boolean().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lockfile = z.looseObject({ packages: z.record(z.string(), LockedPackage) });
export type Lockfile = z.infer<typeof Lockfile>;
export type Packages = Lockfile['packages'];

export const FILE = 'package-lock.json';

/**
 * The lockfile of a folder, with its keys in the order of the file.
 *
 * @throws AirlogError `invalid-lockfile`
 */
export function readLockfile(folder: string): Lockfile {
  const { problems } = parseFile(folder, FILE, Lockfile); // Its value has the keys in another order.
  if (problems.length === 0) return JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
  throw new AirlogError({
    kind: 'invalid',
    code: 'invalid-lockfile',
    what: `${FILE} cannot be read; it is unchanged.`,
    why: 'It is not as npm writes it.',
    next: 'Run `npm install`, which also mends what a merge left, then `npm run lockfile` again.',
    problems,
  });
}

/** An entry of which npm did not tell more than the name: `npm ci` would install the package unchecked. */
export function lacksHash({ optional, integrity }: Packages[string]): boolean {
  return optional === true && integrity === undefined;
}
