import { z } from 'zod';
import { schema_version } from './api.ts';
import { CatalogShow, CatalogTrack } from './catalog.ts';
import { figure, Stats } from './stats.ts';
import { Slug } from './window.ts';

const artist_slug = z.string().describe('Names the artist in addresses: /artists/<slug>.json');
const year = z.string().regex(/^\d{4}$/);
const shape = CatalogTrack.shape;

const ArtistSummary = {
  slug: artist_slug,
  name: shape.artist.describe('The name as the newest play spells it'),
  plays: figure.describe('How often the artist was played'),
  tracks: Stats.shape.tracks,
  first_show: Slug.describe('The first show that played the artist'),
  last_show: Slug.describe('The last one'),
};

/** `/artists.json` */
export const ArtistsDocument = z
  .strictObject({
    schema_version,
    artists: z.array(z.strictObject(ArtistSummary)).describe('In the order of their slugs'),
  })
  .describe('Everybody who was played');
export type ArtistsDocument = z.infer<typeof ArtistsDocument>;

/** `/artists/<slug>.json` */
export const ArtistDocument = z
  .strictObject({
    schema_version,
    ...ArtistSummary,
    played: z
      .array(
        z.strictObject({
          show_id: CatalogShow.shape.show_id,
          slug: Slug,
          position: shape.position,
          track_id: shape.track_id,
          title: shape.title,
          artist: shape.artist,
          permalink_url: shape.permalink_url,
          artwork_url: shape.artwork_url,
          duration_ms: shape.duration_ms,
          state: shape.state,
        }),
      )
      .describe('Every play, newest show first'),
  })
  .describe('One artist and where to hear them in the archive');
export type ArtistDocument = z.infer<typeof ArtistDocument>;

/** `/stats.json` */
export const StatsDocument = z
  .strictObject({
    schema_version,
    ...Stats.shape,
    first_show: Slug.nullable().describe('The first show with a track, or null'),
    last_show: Slug.nullable().describe('The last one, or null'),
    years: z
      .array(z.strictObject({ year, ...Stats.omit({ gone: true }).shape }))
      .describe('The same by the year in which a show begins, newest first'),
  })
  .describe('The archive in figures');
export type StatsDocument = z.infer<typeof StatsDocument>;

const RankedTrack = z
  .strictObject({
    track_id: shape.track_id,
    title: shape.title,
    artist: shape.artist,
    artist_slug,
    permalink_url: shape.permalink_url,
    artwork_url: shape.artwork_url,
    duration_ms: shape.duration_ms,
    plays: figure.describe('In how many shows it was played'),
    first_show: Slug.describe('The first show that played it'),
    last_show: Slug.describe('The last one'),
  })
  .describe('A track and how often it was played');
export type RankedTrack = z.infer<typeof RankedTrack>;

/** `/toplists.json` */
export const ToplistsDocument = z
  .strictObject({
    schema_version,
    all_time: z.array(RankedTrack).describe('Most played tracks'),
    years: z
      .array(z.strictObject({ year, tracks: z.array(RankedTrack) }))
      .describe('Most played tracks of each year, newest year first'),
    genres: z
      .array(z.strictObject({ genre: z.string(), plays: figure, tracks: z.array(RankedTrack) }))
      .describe('Most played tracks of the most played genres'),
    longest: z.array(RankedTrack).describe('Longest tracks'),
    artists: z.array(z.strictObject(ArtistSummary)).describe('Most played artists'),
  })
  .describe('Who and what was played most');
export type ToplistsDocument = z.infer<typeof ToplistsDocument>;

/** `/api/index.json` */
export const IndexDocument = z
  .strictObject({
    schema_version,
    title: z.string().describe('The station'),
    documents: z
      .array(
        z.strictObject({
          path: z.string().describe('Below the site’s home; {name} stands for a part to fill in'),
          example: z.url().nullable().describe('A document of this kind, or null while there is none'),
          media_type: z.string(),
          title: z.string(),
          description: z.string(),
          schema: z.url().nullable().describe('Its JSON Schema, or null where a standard describes it'),
        }),
      )
      .describe('All that is published for programs'),
  })
  .describe('Where everything lies');
export type IndexDocument = z.infer<typeof IndexDocument>;
