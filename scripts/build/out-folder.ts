import { readdirSync, statSync } from 'node:fs';
import { AirlogError } from '#domain/errors.ts';

/** Where the built site lies. */
export const OUT_FOLDER = 'dist';

/** Every site has it, and hardly anything else does. */
const SIGN_OF_A_SITE = 'playlist.json';

/** Lies in a folder from the beginning of a build to its end. */
export const SIGN_OF_A_BUILD = '.airlog-build';

/**
 * Makes sure that a folder may be built into: what does not belong to the site is removed from it.
 *
 * @throws AirlogError `foreign-folder`
 */
export function demandOutFolder(folder: string): void {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat || folder === OUT_FOLDER) return;
  if (stat.isDirectory() && isOurs(readdirSync(folder))) return;
  throw new AirlogError({
    kind: 'usage',
    code: 'foreign-folder',
    what: `The site is not built into ${folder}: something else lies there.`,
    why: 'A build removes whatever does not belong to the site. Nothing was changed.',
    next: 'Name a folder that is empty or not there yet: `npm run build -- --out <folder>`.',
  });
}

function isOurs(names: readonly string[]): boolean {
  return names.length === 0 || names.includes(SIGN_OF_A_SITE) || names.includes(SIGN_OF_A_BUILD);
}
