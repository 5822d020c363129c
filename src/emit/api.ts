import type {
  HealthDocument,
  PlaylistDocument,
  PlaylistTrackDocument,
  ShowDocument,
  ShowsDocument,
} from '#domain/api.ts';
import { type Catalog, type CatalogShow, durationOf, isComplete } from '#domain/catalog.ts';
import { addHours, type Instant } from '#domain/instant.ts';
import { recordedAgainFrom } from '#domain/status.ts';

/** A schedule that runs on time has run once by then. */
const SCHEDULED_EVERY_HOURS = 1;
/** Schedules run late by hours: only a whole day of UTC without a success means that sync has stopped. */
const STALE_AFTER_HOURS = 48;

/** Nothing of an archive that is complete waits for a sync. */
const NEVER: Instant = '9999-12-31T23:59:59Z';

/** A document as its file holds it. */
export function jsonText(document: object): string {
  return `${JSON.stringify(document)}\n`;
}

/** `/shows/<show_id>.json` and `/shows/<slug>.json` */
export function showDocument(show: CatalogShow): ShowDocument {
  const { tracks, ...head } = show;
  return { schema_version: 1, ...head, track_count: tracks.length, duration_ms: durationOf(show), tracks };
}

/** `/playlist.json`: the current show, which of a show that has ended is the last. */
export function playlistDocument({ current, now }: Catalog): PlaylistDocument {
  const { schema_version, ...show } = showDocument(current);
  return { schema_version, generated_for: now, ...show };
}

/**
 * `/playlist/<n>.json`
 *
 * @throws RangeError when the current show has no such position
 */
export function playlistTrackDocument({ current, now }: Catalog, position: number): PlaylistTrackDocument {
  const track = current.tracks[position - 1];
  if (!track) throw new RangeError(`show ${current.slug} has no position ${position}`);
  const { show_id, slug } = current;
  return { schema_version: 1, generated_for: now, show_id, slug, ...track };
}

/** `/shows.json`: newest first. */
export function showsDocument({ shows }: Pick<Catalog, 'shows'>): ShowsDocument {
  return shows.map((show) => ({
    schema_version: 1,
    id: show.show_id,
    slug: show.slug,
    title: show.title,
    week_start: show.week_start,
    week_end: show.week_end,
    created_at: show.created_at,
    track_count: show.tracks.length,
    duration_ms: durationOf(show),
  }));
}

/** `/health.json` */
export function healthDocument(catalog: Catalog): HealthDocument {
  const { status, current, now } = catalog;
  const isDone = isComplete(catalog);
  const stale_after = isDone ? NEVER : addHours(status.last_success, STALE_AFTER_HOURS);
  const poller_alive = now <= stale_after;
  return {
    schema_version: 1,
    generated_for: now,
    status: status.source === 'sample' ? 'sample' : poller_alive ? 'ok' : 'stale',
    poller_alive,
    last_fetch: status.last_success,
    current_week_track_count: current.tracks.length,
    last_change: status.last_change,
    next_expected: isDone ? NEVER : addHours(recordedAgainFrom(status), SCHEDULED_EVERY_HOURS),
    stale_after,
    source: status.source,
  };
}
