import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AirlogError } from '#domain/errors.ts';

/** Where the built site lies. */
export const OUT_FOLDER = 'dist';

/** Every site has it, and hardly anything else does. */
const SIGN_OF_A_SITE = 'playlist.json';

/**
 * Makes sure that a folder may be built into: what does not belong to the site is removed from it.
 *
 * @param isKnown whether an earlier build is recorded to have gone there
 * @throws AirlogError `foreign-folder`
 */
export function demandOutFolder(folder: string, isKnown: boolean): void {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat || folder === OUT_FOLDER || isKnown) return;
  if (stat.isDirectory() && (readdirSync(folder).length === 0 || existsSync(join(folder, SIGN_OF_A_SITE))))
    return;
  throw new AirlogError({
    kind: 'usage',
    code: 'foreign-folder',
    what: `The site is not built into ${folder}: something else lies there.`,
    why: 'A build removes whatever does not belong to the site. Nothing was changed.',
    next: 'Name a folder that is empty or not there yet: `npm run build -- --out <folder>`.',
  });
}
