import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files-below.ts';

/** Tells a folder from itself after any of its files has changed: nobody can set back when one did. */
export function stateOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const states = filesBelow(folder).map((path) => {
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    return [path, stat?.size, stat?.ctimeMs];
  });
  return JSON.stringify(states);
}
