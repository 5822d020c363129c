import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder and those above it. Node’s own way never ends where the system lets none be made, as in /proc. */
export function makeFolder(path: string): void {
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  const isThere = existsSync(path) && statSync(path).isDirectory();
  if (!isThere) mkdirSync(path);
}
