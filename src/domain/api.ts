import { z } from 'zod';
import { CatalogShow, CatalogTrack } from './catalog.ts';
import { Instant } from './instant.ts';
import { Sha256 } from './sha256.ts';
import { SourceName } from './status.ts';

export const schema_version = z
  .literal(1)
  .describe('Version of this document’s shape: fields are added, never renamed');
const generated_for = Instant.describe('The moment that decided which show is current');
const track_count = z.int().nonnegative().describe('How many tracks the show has');
const { tracks, ...showHead } = CatalogShow.shape;

/** `/shows/<show_id>.json` and `/shows/<slug>.json` */
export const ShowDocument = z
  .strictObject({
    schema_version,
    ...showHead,
    track_count,
    duration_ms: z.int().nonnegative().describe('Length of the show in milliseconds'),
    tracks,
  })
  .describe('One show');
export type ShowDocument = z.infer<typeof ShowDocument>;

/** `/playlist.json` */
export const PlaylistDocument = z
  .strictObject({ generated_for, ...ShowDocument.shape })
  .describe(
    'The current show, or the last one where the show has ended; an empty list of tracks is a valid answer',
  );
export type PlaylistDocument = z.infer<typeof PlaylistDocument>;

/** `/playlist/<n>.json` */
export const PlaylistTrackDocument = z
  .strictObject({
    schema_version,
    generated_for,
    show_id: showHead.show_id,
    slug: showHead.slug,
    ...CatalogTrack.shape,
  })
  .describe('The track at one position of the current show');
export type PlaylistTrackDocument = z.infer<typeof PlaylistTrackDocument>;

/** `/shows.json`, newest first */
export const ShowsDocument = z
  .array(
    z.strictObject({
      schema_version,
      id: showHead.show_id,
      slug: showHead.slug,
      title: showHead.title,
      week_start: showHead.week_start,
      week_end: showHead.week_end,
      created_at: showHead.created_at,
      track_count,
      duration_ms: ShowDocument.shape.duration_ms,
    }),
  )
  .describe('All shows, newest first');
export type ShowsDocument = z.infer<typeof ShowsDocument>;

/** `/health.json` */
export const HealthDocument = z
  .strictObject({
    schema_version,
    generated_for,
    status: z.enum(['ok', 'stale', 'sample']).describe('sample: no real sync has run yet'),
    poller_alive: z
      .boolean()
      .describe('Whether sync had succeeded recently at generated_for, or nothing is left for it to do'),
    last_fetch: Instant.describe(
      'The last success that was recorded; it is recorded every day of UTC at least',
    ),
    current_week_track_count: track_count,
    last_change: Instant.describe('The last sync that changed a show'),
    next_expected: Instant.describe(
      'By when the next success will be recorded: within the first hour of the next day of UTC, in the year 9999 where the last show is final',
    ),
    stale_after: Instant.describe(
      'If no newer last_fetch is published by then, sync has stopped; in the year 9999 where the last show is final',
    ),
    source: SourceName,
  })
  .describe('Whether the archive keeps itself');
export type HealthDocument = z.infer<typeof HealthDocument>;

/** `/manifest.json` */
export const ManifestDocument = z
  .strictObject({
    schema_version,
    snapshot_id: Sha256.describe('Changes exactly when the archive’s content does, whenever it is built'),
    previous_snapshot_id: Sha256.nullable().describe(
      'The snapshot that was published before this one, or null where the build did not know it',
    ),
    generated_for,
    counts: z
      .strictObject({
        shows: z.int().nonnegative(),
        tracks: z.int().nonnegative().describe('Different tracks'),
        plays: z.int().nonnegative().describe('Places in lineups'),
        artists: z.int().nonnegative(),
        files: z.int().nonnegative().describe('Addresses at which a track can be had'),
        covers: z.int().nonnegative().describe('Different pictures of tracks'),
      })
      .describe('What the database holds'),
    files: z
      .array(
        z.strictObject({
          path: z.string().describe('Relative to this document'),
          bytes: z.int().nonnegative(),
          sha256: Sha256,
        }),
      )
      .describe('The database first, then the documents that say the same as JSON'),
  })
  .describe('What the archive’s database holds, and the sizes and hashes of the files that belong together');
export type ManifestDocument = z.infer<typeof ManifestDocument>;
