import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder, by their paths from it, sorted; `/` separates. */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  const look = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) look(path);
      else found.push(path);
    }
  };
  look('');
  return found.sort();
}
