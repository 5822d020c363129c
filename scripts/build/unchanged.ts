import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files-below.ts';

/** Tells, whenever it is asked, whether a folder holds what it held at first. */
export function unchangedSinceNow(folder: string): () => boolean {
  const first = stateOf(folder);
  return () => stateOf(folder) === first;
}

/** When each file was changed last: nobody can set that back. */
function stateOf(folder: string): string {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return '';
  const states = filesBelow(folder).map((path) => {
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    return [path, stat?.size, stat?.ctimeMs];
  });
  return JSON.stringify(states);
}
