import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { isListed, lastChange } from '#site/sitemap.ts';
import { absolute, paths } from '#site/urls.ts';
import type { Output } from './output.ts';

const INDEX_FILE = 'sitemap-index.xml';

/** As many as search engines take from one file. */
const MOST_ADDRESSES = 50_000;

/** Nothing of the sitemap is news, an image or a video. */
const PLAIN = { xmlns: { news: false, xhtml: false, image: false, video: false } };

/** Tells search engines of the pages, given by their paths from the site's root. */
export async function writeSitemap(pages: readonly string[], output: Output): Promise<void> {
  const addresses = pages
    .map((page) => absolute(`${paths.home}${page}`))
    .filter(isListed)
    .sort();
  const names: string[] = [];
  for (let from = 0; from < addresses.length; from += MOST_ADDRESSES) {
    const name = `sitemap-${names.length}.xml`;
    const rows = addresses.slice(from, from + MOST_ADDRESSES);
    const stream = new SitemapStream(PLAIN);
    for (const url of rows) stream.write({ url, lastmod: lastChange(url) });
    stream.end();
    output.write(name, await streamToPromise(stream));
    names.push(name);
  }
  const index = new SitemapIndexStream();
  for (const name of names) index.write({ url: absolute(`${paths.home}${name}`) });
  index.end();
  output.write(INDEX_FILE, await streamToPromise(index));
}
