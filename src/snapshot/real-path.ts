import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** The one path of a place that may have many; what is not there yet has that of the folder it will lie in. */
export function realPathOf(place: string): string {
  const path = resolve(place);
  try {
    return realpathSync(path);
  } catch {
    return join(realPathOf(dirname(path)), basename(path));
  }
}

/** Whether a place is a folder or lies in it, wherever links lead. */
export function liesIn(folder: string, place: string): boolean {
  const way = relative(realPathOf(folder), realPathOf(place));
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}
