import { z } from 'zod';
import { Instant } from '#domain/instant.ts';
import type { ClientIdCache } from '#sources/soundcloud/web/settings.ts';
import { cacheFile } from './cache-file.ts';

const Kept = z.object({ api: z.string(), id: z.string().nullable(), searched_at: Instant.nullable() });

/** Keeps the web client id and when it was looked for between runs, for one API address. */
export function clientIdCache(api: string, env?: NodeJS.ProcessEnv): ClientIdCache {
  const file = cacheFile('web-client-id.json', Kept, env);
  return {
    async read() {
      const kept = file.read();
      return kept?.api === api ? kept : { id: null, searched_at: null };
    },
    async write({ id, searched_at }) {
      file.write({ api, id, searched_at });
    },
  };
}
