import { type Catalog, presentStation } from '#domain/catalog.ts';
import { lastingId, profileUrl } from '#domain/host.ts';
import type { Links } from '../links.ts';
import type { Feed } from './feed.ts';

/** Whatever the feeds of a station have in common. */
export function stationFeed(
  catalog: Catalog,
  links: Links,
): Pick<Feed, 'language' | 'author' | 'explained' | 'stylesheet' | 'hub'> {
  const { language, host, websub_hub } = presentStation(catalog);
  return {
    language,
    author: { name: host.name, url: profileUrl(host) },
    explained: links.at('feeds/'),
    // A path: the same document is styled wherever the site is served.
    stylesheet: new URL(links.at('feed.css')).pathname,
    hub: websub_hub ?? null,
  };
}

/**
 * The id of an entry or a feed: a URI that nothing but the thing itself decides. A sample’s are others
 * than those of the real archive that replaces it, which must not count as read.
 */
export function permanentId(
  { station, status }: Catalog,
  kind: string,
  ...parts: (string | number)[]
): string {
  const name = status.source === 'sample' ? (kind === 'show' ? 'sample' : `sample-${kind}`) : kind;
  return ['airlog', name, lastingId(station), ...parts.map((part) => encodeURI(String(part)))].join(':');
}
