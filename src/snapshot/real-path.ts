import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The one path of a place that may have many; what is not there yet has that of the folder it will lie in. */
export function realPathOf(place: string): string {
  const path = resolve(place);
  try {
    return realpathSync(path);
  } catch {
    return join(realPathOf(dirname(path)), basename(path));
  }
}
