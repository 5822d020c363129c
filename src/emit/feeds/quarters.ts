import { type Catalog, type CatalogShow, finishedShows } from '#domain/catalog.ts';
import { earlier } from '#domain/instant.ts';
import { oncePer } from '#domain/once.ts';
import { phaseOf } from '#domain/show.ts';
import { type Slug, yearOf } from '#domain/window.ts';

/** The finished shows of three months, newest first. */
export interface Quarter {
  /** `2026-q1`: names the archive page for ever. */
  name: string;
  shows: readonly CatalogShow[];
}

const MONTHS = 3;
/** The subscribed document reaches over two quarters, so it always holds at least one whole one. */
const RECENT_QUARTERS = 2;

function quarterOf(slug: Slug): string {
  return `${yearOf(slug)}-q${Math.ceil(Number(slug.slice(5, 7)) / MONTHS)}`;
}

const quartersOf = oncePer((catalog: Catalog): readonly Quarter[] => {
  const shows = Map.groupBy(finishedShows(catalog), (show) => quarterOf(show.slug));
  return [...shows].map(([name, group]) => ({ name, shows: group }));
});

/** What readers subscribe to: the finished shows of the two newest quarters that have any. */
export function recentShows(catalog: Catalog): CatalogShow[] {
  return quartersOf(catalog)
    .slice(0, RECENT_QUARTERS)
    .flatMap((quarter) => quarter.shows);
}

/**
 * The quarters that are over and whose every show is final, newest first: no show enters or leaves
 * them, and only an edit, or what becomes of a track, alters one. By the calendar rather than by
 * count, so that a show found late moves no other to another page.
 */
export const finishedQuarters = oncePer((catalog: Catalog): readonly Quarter[] => {
  const moment = earlier(catalog.now, catalog.status.last_success);
  const moving = new Set(
    catalog.shows.filter((show) => phaseOf(show, moment) !== 'final').map((show) => quarterOf(show.slug)),
  );
  return quartersOf(catalog).filter(({ name }) => !moving.has(name));
});
