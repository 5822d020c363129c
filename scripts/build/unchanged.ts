import { statSync } from 'node:fs';
import { join } from 'node:path';
import { refusedFile } from '#snapshot/refusal.ts';
import { filesBelow } from './files-below.ts';

/** Tells, whenever it is asked, whether a folder holds what it held at first, as far as can be seen. */
export function unchangedSinceNow(folder: string): () => boolean {
  const first = stateOf(folder);
  return () => first !== null && stateOf(folder) === first;
}

/** When each file was changed last: nobody can set that back. null where it cannot be read: its reader says why. */
function stateOf(folder: string): string | null {
  try {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return '';
    return JSON.stringify(filesBelow(folder).map((path) => [path, ...changeOf(join(folder, path))]));
  } catch (error) {
    if (refusedFile(error)) return null;
    throw error;
  }
}

function changeOf(place: string) {
  const stat = statSync(place, { throwIfNoEntry: false });
  return [stat?.size, stat?.ctimeMs];
}
