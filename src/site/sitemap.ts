import type { CatalogShow } from '#domain/catalog.ts';
import { type Instant, later } from '#domain/instant.ts';
import { oncePer } from '#domain/once.ts';
import { loadCatalog } from './catalog.ts';
import { absolute, paths } from './urls.ts';

/** Pages that search engines are told of: those for other sites' frames and of chance are not. */
export function isListed(url: string): boolean {
  return !url.startsWith(absolute(paths.embeds)) && url !== absolute(paths.random);
}

/** The moment of a page's last change, as far as it is known. */
export function lastChange(url: string): Instant | undefined {
  const { shows, status } = loadCatalog();
  return url === absolute(paths.home) ? status.last_change : changesByAddress(shows).get(url);
}

const changesByAddress = oncePer(
  (shows: readonly CatalogShow[]) =>
    new Map(shows.map((show) => [absolute(paths.show(show.slug)), changeOf(show)])),
);

function changeOf(show: CatalogShow): Instant {
  const seen = show.tracks.flatMap(({ first_seen }) => (first_seen === null ? [] : [first_seen]));
  return seen.reduce(later, show.created_at);
}
