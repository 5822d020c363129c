import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cachedFolder, keptFolder } from './cached-folder.ts';

/** Below the folder of compiled templates: what browsers load, and what renders pages. */
export const CLIENT_FOLDER = 'client';
export const SERVER_FOLDER = 'server';

const COMPILER = fileURLToPath(new URL('compile.ts', import.meta.url));

const SHELF = 'templates';

/** The folder of the compiled templates that a key names. */
export function compiledTemplates(key: string): Promise<string> {
  return cachedFolder(SHELF, key, compile);
}

/** The same, if they need not be compiled. */
export function keptTemplates(key: string): string | null {
  return keptFolder(SHELF, key);
}

/** In a process of its own: what Astro takes in memory is free again before pages are rendered. */
async function compile(folder: string): Promise<void> {
  const args = [...process.execArgv, COMPILER, folder];
  // The line between them tells the compiler when this process is no more.
  const compiler = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [code] = await once(compiler, 'exit');
  if (code !== 0) throw new Error('The templates cannot be compiled: Astro says above what is wrong.');
}
