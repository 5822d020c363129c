import type { Catalog } from '#domain/catalog.ts';
import { profileUrl } from '#domain/station.ts';
import type { Links } from '../links.ts';
import type { Feed } from './feed.ts';

/** Whatever the feeds of a station have in common. */
export function stationFeed(
  { station }: Catalog,
  links: Links,
): Pick<Feed, 'language' | 'author' | 'explained' | 'stylesheet' | 'hub'> {
  return {
    language: station.language,
    author: { name: station.host.name, url: profileUrl(station) },
    explained: links.at('feeds/'),
    // A path: the same document is styled wherever the site is served.
    stylesheet: new URL(links.at('feed.css')).pathname,
    hub: station.websub_hub ?? null,
  };
}

/**
 * The id of an entry or a feed: a URI that nothing but the thing itself decides. A sample’s are others
 * than those of the real archive that replaces it, which must not count as read.
 */
export function permanentId({ status }: Catalog, kind: string, ...parts: (string | number)[]): string {
  const name = status.source === 'sample' ? (kind === 'show' ? 'sample' : `sample-${kind}`) : kind;
  return ['airlog', name, status.user_id, ...parts.map((part) => encodeURI(String(part)))].join(':');
}
