import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(import.meta.dirname, '../../node_modules');

/** Astro cannot compile its own components through a link that leaves the project. */
const FOR_A_SITE = ['astro'];

/** What programs keep there: each copy has its own. */
const KEPT = ['.cache', '.vite'];

/** Gives a copy of the program the modules of this checkout, by links to them or, for some, to their files. */
export function linkModules(root: string, linkedByFile: readonly string[] = FOR_A_SITE): void {
  const folder = join(root, 'node_modules');
  mkdirSync(folder);
  for (const name of readdirSync(MODULES).filter((name) => !KEPT.includes(name))) {
    const [module, place] = [join(MODULES, name), join(folder, name)];
    if (linkedByFile.includes(name)) linkFiles(module, place);
    else symlinkSync(module, place);
  }
}

/** Links to the files of a folder; to those on another disk nothing can be linked, so they are copied. */
function linkFiles(from: string, to: string): void {
  const { status } = spawnSync('cp', ['-al', from, to]);
  if (status !== 0) cpSync(from, to, { recursive: true });
}
