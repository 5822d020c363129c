import { FEED_TYPES } from '#emit/feeds/documents.ts';
import { paths } from './urls.ts';

/** A feed as a page announces it to readers. */
export interface Announced {
  /** What it holds, after the station's title; null where the title alone says it. */
  title: string | null;
  type: (typeof FEED_TYPES)[keyof typeof FEED_TYPES];
  href: string;
}

/** The feeds that every page announces, the one for most readers first. */
export const announcedFeeds: readonly Announced[] = [
  { title: null, type: FEED_TYPES.rss, href: paths.rss },
  { title: 'Atom', type: FEED_TYPES.atom, href: paths.atom },
  { title: 'JSON Feed', type: FEED_TYPES.json, href: paths.jsonFeed },
  { title: 'tracks as they come', type: FEED_TYPES.rss, href: paths.tracks },
  { title: 'changes of the archive', type: FEED_TYPES.rss, href: paths.changes },
];
