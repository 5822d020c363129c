import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { z } from 'zod';
import { ownDraft, replaceFile } from '#snapshot/replace-file.ts';

export interface CacheFile<Content> {
  /** null where there is none, or none that can be used. */
  read(): Content | null;
  write(content: Content): void;
}

/** A file of the user's cache folder that only this user may read. Nothing depends on its being kept. */
export function cacheFile<Shape extends z.ZodType>(
  name: string,
  shape: Shape,
  env: NodeJS.ProcessEnv = process.env,
): CacheFile<z.infer<Shape>> {
  const folder = join(cacheHome(env), 'airlog');
  const path = join(folder, name);
  return {
    read() {
      try {
        return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return null;
      }
    },
    write(content) {
      // A renamed file has the mode of the draft, whatever the mode of what it replaces.
      const write = (draft: string) => writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        replaceFile(path, write, ownDraft(path));
      } catch {
        // A cache folder that cannot be written costs some requests, not the sync.
      }
    },
  };
}

/** The XDG base directory specification has a relative path ignored: it would lead into this repository. */
function cacheHome(env: NodeJS.ProcessEnv): string {
  const named = env.XDG_CACHE_HOME ?? '';
  return isAbsolute(named) ? named : join(homedir(), '.cache');
}
