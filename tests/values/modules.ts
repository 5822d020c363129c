import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(import.meta.dirname, '../../node_modules');

/** Gives a copy of the program the modules of this checkout, by links. */
export function linkModules(root: string): void {
  const folder = join(root, 'node_modules');
  mkdirSync(folder);
  for (const name of readdirSync(MODULES)) {
    // Astro cannot compile its own components through a link that leaves the project.
    if (name === 'astro') execFileSync('cp', ['-al', join(MODULES, name), folder]);
    else symlinkSync(join(MODULES, name), join(folder, name));
  }
}
