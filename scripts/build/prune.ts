import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes the files below a folder that do not belong there, and the folders that hold none. Answers how
 * many files went.
 *
 * @param belongs is asked for each file, by its path from the folder; `/` separates
 */
export function prune(folder: string, belongs: (path: string) => boolean): number {
  let removed = 0;
  const holdsAny = (below: string): boolean => {
    const kept = readdirSync(join(folder, below), { withFileTypes: true }).filter((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return holdsAny(path);
      if (belongs(path)) return true;
      rmSync(join(folder, path));
      removed += 1;
      return false;
    });
    if (kept.length === 0 && below !== '') rmdirSync(join(folder, below));
    return kept.length > 0;
  };
  holdsAny('');
  return removed;
}
