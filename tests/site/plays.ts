import type { Page } from 'playwright-core';
import type { Catalog, CatalogShow } from '#domain/catalog.ts';
import { BASE } from './build.ts';

/** A track in a show. */
export interface Play {
  show: CatalogShow;
  track: CatalogShow['tracks'][number];
}

/** Every track of every show, newest show first. */
export const playsOf = ({ shows }: Catalog): Play[] =>
  shows.flatMap((show) => show.tracks.map((track) => ({ show, track })));

/** Where a play is read, from the site's root. */
export const anchorOf = ({ show, track }: Play) => `shows/${show.slug}/#t${track.position}`;

const ROOT = new RegExp(`^http://[^/]+${BASE}`);

/** Where the links of a selection lead, from the site's root. */
export async function targetsOf(page: Page, selector: string): Promise<string[]> {
  const links = await page
    .locator(selector)
    .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  return links.map((address) => decodeURIComponent(address.replace(ROOT, '')));
}

/** Lets the answers to some requests wait until they are released. */
export async function hold(page: Page, files: string | RegExp): Promise<() => void> {
  const late = Promise.withResolvers<void>();
  await page.route(files, async (route) => {
    await late.promise;
    await route.continue();
  });
  return late.resolve;
}
