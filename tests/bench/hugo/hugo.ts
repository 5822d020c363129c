import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Artist, artistSlug, artistsOf } from '#domain/artists.ts';
import type { Catalog, CatalogShow, CatalogTrack } from '#domain/catalog.ts';
import { filesBelow } from '../../../scripts/build/files-below.ts';

const TEMPLATES = fileURLToPath(new URL('site', import.meta.url));
const SHOW_OUTPUTS = ['html', 'embed', 'oembed', 'json', 'xspf', 'jspf', 'm3u8', 'csv', 'txt'];
const ARTIST_OUTPUTS = ['html', 'json', 'rss'];
const FEED_OUTPUTS = ['rss', 'atom', 'json'];

const NOT_RENDERED = /\.(png|woff2|js|css|db)$|^pagefind\//;

/** The version of the Hugo on PATH, or null. */
export function hugoVersion(): string | null {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? (/v[\d.]+/.exec(stdout)?.[0] ?? null) : null;
}

/**
 * Builds a site with Hugo.
 *
 * @returns seconds
 * @throws Error with what Hugo complained of
 */
export function timedHugo(folder: string, out: string): number {
  const started = performance.now();
  // The shows of a long invented archive lie in the future.
  const args = ['--quiet', '--buildFuture', '--source', folder, '--destination', out];
  const { status, stdout, stderr } = spawnSync('hugo', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`hugo ended with ${status}: ${stdout}${stderr}`);
  return (performance.now() - started) / 1000;
}

/**
 * Writes the sources of a site for Hugo with what ours has of each show, artist and quarter, and of the whole
 * archive, in every format; the head and the foot of a page of ours stand around its pages. What ours does not
 * render (pictures, fonts, scripts, search index, database) it has to copy.
 *
 * @param built our site of the same catalog
 */
export function writeHugoSite(folder: string, { shows }: Catalog, built: string): void {
  cpSync(TEMPLATES, folder, { recursive: true });
  const artists = artistsOf({ shows });
  writeFrame(
    folder,
    built,
    'shows',
    shows.map(({ slug }) => slug),
  );
  writeFrame(
    folder,
    built,
    'artists',
    artists.map(({ slug }) => slug),
  );
  for (const show of shows) writePage(folder, 'shows', show.slug, showMatter(show));
  for (const artist of artists) writePage(folder, 'artists', artist.slug, artistMatter(artist));
  for (const [quarter, those] of Map.groupBy(shows, quarterOf)) {
    writePage(folder, 'feeds', quarter, feedMatter(quarter, those));
  }
  for (const path of filesBelow(built)) {
    if (NOT_RENDERED.test(path)) cpSync(join(built, path), join(folder, 'static', path));
  }
}

/** What stands around a page's own words. */
function writeFrame(folder: string, built: string, section: string, slugs: readonly string[]): void {
  const html = readFileSync(join(built, section, slugs[0] ?? '', 'index.html'), 'utf8');
  const partials = join(folder, 'layouts/partials');
  const head = html.slice(0, html.indexOf('<main')).replace(/<title>.*?<\/title>/, '');
  writeFileSync(join(partials, `head-${section}.html`), head);
  writeFileSync(
    join(partials, `foot-${section}.html`),
    html.slice(html.indexOf('</main>') + '</main>'.length),
  );
}

function writePage(folder: string, section: string, slug: string, matter: object): void {
  const content = join(folder, 'content', section);
  mkdirSync(content, { recursive: true });
  writeFileSync(join(content, `${slug}.md`), `${JSON.stringify(matter)}\n`);
}

function showMatter({ slug, week_start, week_end, tracks }: CatalogShow): object {
  const rows = tracks.map((track) => rowOf(slug, track));
  return { title: slug, date: week_start, week_start, week_end, outputs: SHOW_OUTPUTS, tracks: rows };
}

function artistMatter({ name, plays }: Artist): object {
  const rows = plays.map(({ show, track }) => rowOf(show.slug, track));
  return { title: name, outputs: ARTIST_OUTPUTS, tracks: rows };
}

function feedMatter(title: string, shows: readonly CatalogShow[]): object {
  return { title, outputs: FEED_OUTPUTS, shows: shows.map(showMatter) };
}

/** 2026-q1 */
function quarterOf({ slug }: CatalogShow): string {
  return `${slug.slice(0, 4)}-q${Math.ceil(Number(slug.slice(5, 7)) / 3)}`;
}

function rowOf(show: string, track: CatalogTrack): object {
  return { ...track, show, artist_page: `/archive/artists/${artistSlug(track.artist)}/` };
}
