import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { forgetCatalog } from '#site/catalog.ts';

/** A sync writes many files: they are seen together. */
const QUIET_MS = 100;

const CONFIG = resolve('station.config.ts');
const CHECK = fileURLToPath(new URL('../check.ts', import.meta.url));

/**
 * Has all pages made anew, in open browsers too, when something changes in the data folder or in the
 * station's config. What is not valid is told, and the data that pages show stay as they were.
 */
export function followData(folder: string): AstroIntegration {
  const data = resolve(folder);
  return {
    name: 'airlog:follow-data',
    hooks: {
      'astro:server:setup': ({ server }) => {
        let quiet: ReturnType<typeof setTimeout> | undefined;
        let turn = Promise.resolve();
        const follow = async () => {
          if (!(await isValid())) return;
          forgetCatalog();
          await server.restart();
        };
        server.watcher.add([data, CONFIG]);
        server.watcher.on('all', (_, place) => {
          if (place !== CONFIG && !place.startsWith(data + sep)) return;
          clearTimeout(quiet);
          quiet = setTimeout(() => {
            turn = turn.then(follow);
          }, QUIET_MS);
        });
      },
    },
  };
}

/** Asks another process, which reads the config anew and tells what is wrong. */
async function isValid(): Promise<boolean> {
  const check = spawn(process.execPath, [...process.execArgv, CHECK], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(check, 'exit');
  return code === 0;
}
