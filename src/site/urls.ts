import type { Slug } from '#domain/window.ts';
import type { Links } from '#emit/links.ts';
import { environment } from './environment.ts';

const { siteUrl, base } = environment();

/** Paths of all that is published, from the root of the host: the only place that knows `base`. */
export const paths = {
  home: base,
  shows: `${base}shows/`,
  show: (slug: Slug) => `${base}shows/${slug}/`,
  showJson: (slug: Slug) => `${base}shows/${slug}.json`,
  artists: `${base}artists/`,
  /** No artist's address has two parts. */
  artistsSheet: (number: number) => (number === 1 ? paths.artists : `${base}artists/all/${number}/`),
  artist: (slug: string) => `${base}artists/${encodeURIComponent(slug)}/`,
  artistFeed: (slug: string) => `${base}artists/${encodeURIComponent(slug)}.xml`,
  years: `${base}years/`,
  year: (year: string) => `${paths.years}${year}/`,
  onThisDay: `${base}on-this-day/`,
  again: `${base}again/`,
  againSheet: (number: number) => (number === 1 ? paths.again : `${base}again/${number}/`),
  random: `${base}random/`,
  search: `${base}search/`,
  pagefind: `${base}pagefind/`,
  stats: `${base}stats/`,
  embeds: `${base}embed/`,
  embed: (slug: Slug) => `${base}embed/${slug}/`,
  oembed: (slug: Slug) => `${base}oembed/${slug}.json`,
  sitemap: `${base}sitemap-index.xml`,
  about: `${base}about/`,
  feeds: `${base}feeds/`,
  api: `${base}api/`,
  apiIndex: `${base}api/index.json`,
  openApi: `${base}openapi.json`,
  calendar: `${base}calendar.ics`,
  rss: `${base}rss.xml`,
  atom: `${base}atom.xml`,
  jsonFeed: `${base}feed.json`,
  tracks: `${base}tracks.xml`,
  changes: `${base}changes.xml`,
  icon: `${base}icon.svg`,
  playlist: `${base}playlist.json`,
  showsJson: `${base}shows.json`,
  health: `${base}health.json`,
  database: `${base}catalog_read.db`,
};

/** The absolute address of one of the paths. */
export function absolute(path: string): string {
  return new URL(path, siteUrl).href;
}

/** Where the database opens in the browser: Datasette Lite fetches it, as Pages lets anybody do. */
export const datasetteLite = `https://lite.datasette.io/?url=${encodeURIComponent(absolute(paths.database))}`;

/** What feeds and structured data link to. */
export const links: Links = {
  home: absolute(paths.home),
  show: (slug) => absolute(paths.show(slug)),
  at: (path) => absolute(`${base}${path}`),
};
