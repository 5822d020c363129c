import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { filesBelow } from './files-below.ts';

/** Tells one state of files from another, and of what else is given: by their names and what they hold. */
export function sourcesKey(
  folders: readonly string[],
  files: readonly string[],
  ...beside: string[]
): string {
  const hash = createHash('sha256').update(JSON.stringify(beside));
  const below = folders.flatMap((folder) => filesBelow(folder).map((path) => `${folder}/${path}`));
  for (const path of [...files, ...below.filter((path) => !path.endsWith('.test.ts'))]) {
    const bytes = readFileSync(path);
    hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}
