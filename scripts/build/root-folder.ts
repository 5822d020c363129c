import { AirlogError } from '#domain/errors.ts';

/** Vite takes the path of a module for an address, and Astro puts it between quotes: these end it. */
const ENDS_A_PATH = /[#?"]/;

/**
 * Makes sure that the folder of the repository has a name that the compiler can read.
 *
 * @throws AirlogError `unreadable-root`
 */
export function demandReadableRoot(): void {
  const root = process.cwd();
  const [sign] = ENDS_A_PATH.exec(root) ?? [];
  if (sign === undefined) return;
  throw new AirlogError({
    kind: 'usage',
    code: 'unreadable-root',
    what: `The site cannot be built in ${root}: the path has a ${sign} in it.`,
    why: 'The compiler of the templates takes what comes after it for something else.',
    next: 'Give the folder a name without it, or move the repository, and build again.',
  });
}
