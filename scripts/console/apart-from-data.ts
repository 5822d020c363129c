import { isAbsolute, relative } from 'node:path';
import { AirlogError } from '#domain/errors.ts';
import { realPathOf } from '#snapshot/real-path.ts';

/**
 * Makes sure that what is written into a folder neither replaces the data nor comes to lie among them.
 *
 * @throws AirlogError `folder-of-data`
 */
export function demandApartFromData(folder: string, data: string): void {
  const [place, dataPlace] = [realPathOf(folder), realPathOf(data)];
  if (!holds(place, dataPlace) && !holds(dataPlace, place)) return;
  throw new AirlogError({
    kind: 'usage',
    code: 'folder-of-data',
    what: `Nothing is written into ${folder}: the data lie there.`,
    why: `It would replace ${data}, or be taken for a part of it.`,
    next: 'Name a folder beside it: `--out <folder>`, or another data folder by AIRLOG_DATA.',
  });
}

function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}
