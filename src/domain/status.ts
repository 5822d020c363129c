import { z } from 'zod';
import { addHours, Instant } from './instant.ts';
import { Sha256 } from './sha256.ts';
import { Slug } from './window.ts';

/** Who gave the likes. `sample`: an invented world that the first real sync replaces whole. */
export const SourceName = z.enum(['web', 'official', 'sample']).describe('Where the likes came from');
export type SourceName = z.infer<typeof SourceName>;

/** How sync last fared, as `data/status.json` holds it. */
export const Status = z
  .strictObject({
    schema_version: z.literal(1).describe('Version of the files in data/'),
    source: SourceName,
    user_id: z.int().positive().describe('The SoundCloud user whose likes these are'),
    user_since: Instant.optional().describe(
      'When sync began to read them, where another host’s were read before: what it had found by then is not theirs to take back',
    ),
    last_success: Instant.describe('A sync that succeeded: nothing before it was missed'),
    last_change: Instant.describe('The last sync that changed a show'),
    current_show: Slug.describe(
      'The show that was open at last_success, or the last one of a show that had ended',
    ),
    shows_digest: Sha256.describe('SHA-256 over the files of data/shows: tells a sync that was cut short'),
    counts: z
      .strictObject({
        shows: z.int().nonnegative().describe('Files in data/shows'),
        liked: z.int().nonnegative().describe('Likes that stand'),
        unliked: z.int().nonnegative().describe('Likes that the host took back'),
        gone: z.int().nonnegative().describe('Likes of tracks that SoundCloud no longer has'),
      })
      .describe('What the snapshot holds'),
    sample_edits: z
      .record(Slug, Sha256)
      .optional()
      .describe(
        'SHA-256 of each edits file that the sample wrote: one that still has it leaves with the sample',
      ),
  })
  .describe('How sync last fared');
export type Status = z.infer<typeof Status>;

/** From when on a sync records its success although it learned nothing: the first instant of the next day of UTC. */
export function recordedAgainFrom({ last_success }: Pick<Status, 'last_success'>): Instant {
  return addHours(`${last_success.slice(0, 10)}T00:00:00Z`, 24);
}
