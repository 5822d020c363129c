import { environment } from '#site/environment.ts';
import { sourcesKey } from './sources-key.ts';

/** All that a page is made of beside the catalog, Node and the address of the site. */
const FOLDERS = ['src', 'public', 'examples', 'scripts/build'];
const FILES = ['astro.config.mjs', 'station.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** Tells one state of templates, styles, scripts, libraries, config and Node from another. */
export function templateKey(): string {
  const { siteUrl, base } = environment();
  return sourcesKey(FOLDERS, FILES, process.version, process.arch, siteUrl, base);
}
