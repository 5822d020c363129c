import { z } from 'zod';

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

export function parseLockfile(text: string): Lockfile {
  const lockfile: Lockfile = JSON.parse(text);
  Lockfile.parse(lockfile); // Only looked at: what zod hands back has its keys in another order.
  return lockfile;
}

/** An entry of which npm did not tell more than the name: `npm ci` would install the package unchecked. */
export function lacksHash({ optional, integrity }: Packages[string]): boolean {
  return optional === true && integrity === undefined;
}
