import { z } from 'zod';
import { ListingPage } from '#domain/listing.ts';
import type { PageCache } from '#sources/soundcloud/web/kept-pages.ts';
import { sourcesKey } from '../build/sources-key.ts';
import { cacheFile } from './cache-file.ts';

const Kept = z.object({
  api: z.string(),
  reader: z.string(),
  pages: z.record(z.string(), z.strictObject({ etag: z.string(), page: ListingPage })),
});

/** What makes of an answer what is kept of it: others may read more or something else in the same page. */
const READER = ['src/domain', 'src/sources'];

/** Keeps the pages of the last walk over an API between runs, so that unchanged ones are not sent again. */
export function pageCache(api: string, env?: NodeJS.ProcessEnv): PageCache {
  const file = cacheFile('web-likes-pages.json', Kept, env);
  const reader = sourcesKey(READER, []);
  return {
    async read() {
      const kept = file.read();
      return new Map(kept?.api === api && kept.reader === reader ? Object.entries(kept.pages) : []);
    },
    async write(pages) {
      file.write({ api, reader, pages: Object.fromEntries(pages) });
    },
  };
}
