import { z } from 'zod';
import { ListingPage } from '#domain/listing.ts';
import type { PageCache } from '#sources/soundcloud/web/kept-pages.ts';
import { cacheFile } from './cache-file.ts';

const Kept = z.object({
  api: z.string(),
  pages: z.record(z.string(), z.strictObject({ etag: z.string(), page: ListingPage })),
});

/** Keeps the pages of the last walk over an API between runs, so that unchanged ones are not sent again. */
export function pageCache(api: string, env?: NodeJS.ProcessEnv): PageCache {
  const file = cacheFile('web-likes-pages.json', Kept, env);
  return {
    async read() {
      const kept = file.read();
      return new Map(kept?.api === api ? Object.entries(kept.pages) : []);
    },
    async write(pages) {
      file.write({ api, pages: Object.fromEntries(pages) });
    },
  };
}
