import { later } from '#domain/instant.ts';
import { loadCatalog } from './catalog.ts';
import { absolute, paths } from './urls.ts';

/** Pages that search engines are told of: those for other sites' frames and of chance are not. */
export function isListed(url: string): boolean {
  return !url.startsWith(absolute(paths.embeds)) && url !== absolute(paths.random);
}

/** An entry of the sitemap with the moment of its last change, as far as it is known. */
export function withLastChange<Entry extends { url: string }>(entry: Entry): Entry & { lastmod?: string } {
  const { shows, status } = loadCatalog();
  const show = shows.find(({ slug }) => entry.url === absolute(paths.show(slug)));
  if (!show) return entry.url === absolute(paths.home) ? { ...entry, lastmod: status.last_change } : entry;
  const seen = show.tracks.flatMap(({ first_seen }) => (first_seen === null ? [] : [first_seen]));
  return { ...entry, lastmod: seen.reduce(later, show.created_at) };
}
